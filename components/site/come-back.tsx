'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect } from 'react'
import { LoaderCircle } from 'lucide-react'

/** So long after each other the page is asked for anew, in ms. */
const everyMs = 2000

/** Stands where something is being made, and looks for it until it is there. */
export function ComeBack({ heading, children }: { heading: string; children: ReactNode }) {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), everyMs)
    return () => clearInterval(timer)
  }, [router])
  return (
    <div role="status" className="grid grow place-items-center p-6">
      <div className="flex max-w-100 flex-col items-center gap-3 text-center">
        <LoaderCircle aria-hidden size={20} className="animate-spin text-text3" />
        <p className="text-label font-semibold">{heading}</p>
        <p className="text-ui text-text2">{children}</p>
      </div>
    </div>
  )
}
