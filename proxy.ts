import { NextResponse, type NextRequest } from 'next/server'
import { runtime } from '@/server/runtime'

// The canvas asks for this one image on https; everything else stays on this origin (B10).
const watermark = 'https://cdn.tldraw.com/3.15.6/watermarks/watermark-track.svg'

/** Gives every page its content security policy with a fresh nonce, and the other headers of X1. */
export function proxy(request: NextRequest): NextResponse {
  const { env, publicUrl } = runtime()
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
  const policy = isPicture(request.nextUrl.pathname) ? picturePolicy : contentSecurityPolicy(nonce, env.dev)

  // Next reads the nonce from the request's policy and puts it on its own scripts.
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy)
  headers.set('x-nonce', nonce)
  const response = NextResponse.next({ request: { headers } })

  response.headers.set('content-security-policy', policy)
  response.headers.set('x-content-type-options', 'nosniff')
  response.headers.set('referrer-policy', 'no-referrer')
  response.headers.set('cross-origin-opener-policy', 'same-origin')
  response.headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()')
  if (publicUrl.startsWith('https:')) response.headers.set('strict-transport-security', 'max-age=31536000')
  return response
}

/** Pixels and nothing else, should a browser ever take a picture for a page (D11). What is set here wins over the route's own. */
const picturePolicy = "default-src 'none'; sandbox"

function isPicture(path: string): boolean {
  return /^\/api\/rooms\/[^/]+\/images\/[^/]+$/.test(path)
}

function contentSecurityPolicy(nonce: string, dev: boolean): string {
  const directives = [
    "default-src 'self'",
    // React uses eval for better error traces while developing, and never in production.
    `script-src 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "worker-src 'self' blob:",
    `connect-src 'self' ${watermark}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ]
  return directives.join('; ')
}

export const config = {
  // Static files need no policy of their own. Of what passes here Next keeps 10 MB of body and drops the rest: a session
  // file may be larger, and its answer is JSON.
  matcher: '/((?!_next/static/|_next/image|api/session-files$).*)',
}
