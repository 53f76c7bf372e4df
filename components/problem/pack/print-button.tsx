'use client'

import { Printer } from 'lucide-react'
import { Button } from '@/components/ui/button'

/** Prints this page. */
export function PrintButton({ label }: { label: string }) {
  return (
    <Button variant="ghost" className="print:hidden" onClick={() => window.print()}>
      <Printer aria-hidden size={16} />
      {label}
    </Button>
  )
}
