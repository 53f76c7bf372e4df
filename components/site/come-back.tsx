'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useState } from 'react'
import { LoaderCircle } from 'lucide-react'

/** The page is asked for anew after so long, in ms, and after each time so much later … */
const firstMs = 2000
const growth = 1.4
/** … until so long after the first. */
const untilMs = 60_000

export interface ComeBackProps {
  heading: string
  /** Stands there instead once nobody looks for it any more. */
  late: ReactNode
  children: ReactNode
}

/** Stands where something is being made, and looks for it until it is there, or a minute is over. */
export function ComeBack({ heading, late, children }: ComeBackProps) {
  const router = useRouter()
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    let [waitMs, waitedMs] = [firstMs, 0]
    let timer: ReturnType<typeof setTimeout>
    const wait = () => {
      timer = setTimeout(() => {
        waitedMs += waitMs
        waitMs *= growth
        router.refresh()
        if (waitedMs < untilMs) wait()
        else setLate(true)
      }, waitMs)
    }
    wait()
    return () => clearTimeout(timer)
  }, [router])
  return (
    <div role="status" className="grid grow place-items-center p-6">
      <div className="flex max-w-100 flex-col items-center gap-3 text-center">
        {isLate ? null : <LoaderCircle aria-hidden size={20} className="animate-spin text-text3" />}
        <p className="text-label font-semibold">{heading}</p>
        <p className="text-ui text-text2">{isLate ? late : children}</p>
      </div>
    </div>
  )
}
