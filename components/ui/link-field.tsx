'use client'

import { useRef, useState } from 'react'
import { Check, Copy } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { copyText } from '@/components/ui/copy-text'

interface LinkFieldProps {
  /** Null while it is being fetched. */
  url: string | null
  /** Names the field. */
  label: string
  copy: string
  copied: string
  /** Name the button where there are several. */
  copyNamed?: string
  copiedNamed?: string
  /** Said where the browser refuses to copy; the link is selected there. */
  refused?: string
  /** With a button of a picture alone. */
  isSmall?: boolean
}

/** So long it is shown that the link was copied, in ms. */
const copiedMs = 2500

/** A link to be copied and sent by hand. */
export function LinkField({
  url,
  label,
  copy,
  copied,
  copyNamed,
  copiedNamed = copied,
  refused,
  isSmall = false,
}: LinkFieldProps) {
  const field = useRef<HTMLInputElement>(null)
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null)
  const isCopied = outcome === 'copied'

  async function take() {
    if (url === null || field.current === null) return
    const isDone = await copyText(url, field.current)
    setOutcome(isDone ? 'copied' : 'refused')
    if (isDone) setTimeout(() => setOutcome(null), copiedMs)
  }

  const Icon = isCopied ? Check : Copy
  return (
    <div className="flex min-w-0 grow flex-col gap-1.5">
      <div className="flex items-center gap-2">
        <input
          ref={field}
          readOnly
          value={url ?? ''}
          aria-label={label}
          aria-busy={url === null}
          className={`min-w-0 grow truncate rounded-control border border-line bg-sunken text-meta text-text2 ${isSmall ? 'h-8 px-2' : 'h-9 px-2.5'}`}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button
          {...(isSmall ? { size: 'icon' } : { className: 'h-9 min-w-26' })}
          aria-label={
            isSmall || copyNamed !== undefined ? (isCopied ? copiedNamed : (copyNamed ?? copy)) : undefined
          }
          disabled={url === null}
          onClick={() => void take()}
        >
          <Icon aria-hidden size={16} className={isCopied ? 'text-ok' : ''} />
          {isSmall ? null : isCopied ? copied : copy}
        </Button>
      </div>
      <p
        role="status"
        className={outcome === 'refused' && refused !== undefined ? 'text-meta text-over' : 'sr-only'}
      >
        {isCopied ? copiedNamed : outcome === 'refused' ? refused : ''}
      </p>
    </div>
  )
}
