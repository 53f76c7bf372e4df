'use client'

import { useRef, useState } from 'react'
import { Check, Copy } from 'lucide-react'
import { copyText } from '@/components/room/copy-text'
import { Button } from '@/components/ui/button'

interface LinkFieldProps {
  url: string
  /** Names the field. */
  label: string
  copy: string
  copied: string
  /** Names the button where there are several. */
  copyNamed?: string
}

/** A link to be copied and sent by hand; where the browser refuses to copy it is selected. */
export function LinkField({ url, label, copy, copied, copyNamed }: LinkFieldProps) {
  const field = useRef<HTMLInputElement>(null)
  const [isCopied, setCopied] = useState(false)
  async function take() {
    if (field.current) setCopied(await copyText(url, field.current))
  }
  const Icon = isCopied ? Check : Copy
  return (
    <div className="flex gap-2">
      <input
        ref={field}
        readOnly
        value={url}
        aria-label={label}
        className="h-9 min-w-0 grow truncate rounded-control border border-line bg-sunken px-2.5 text-meta text-text2"
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button className="h-9" aria-label={copyNamed} onClick={() => void take()}>
        <Icon aria-hidden size={16} className={isCopied ? 'text-ok' : ''} />
        {isCopied ? copied : copy}
      </Button>
      <span role="status" className="sr-only">
        {isCopied ? copied : ''}
      </span>
    </div>
  )
}
