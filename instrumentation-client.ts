import { z } from 'zod'

// The content security policy forbids eval, and zod's compiled parsers would first try it and be reported (X1).
z.config({ jitless: true })
