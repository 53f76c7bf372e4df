'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef, useState } from 'react'
import { FileUp, X } from 'lucide-react'
import { useAccount } from '@/components/account/account'
import { RequestRefused } from '@/components/room/request'
import { openSessionFile } from '@/components/session-file/session-file-requests'
import { useFileDrop } from '@/components/session-file/use-file-drop'
import { Button } from '@/components/ui/button'
import { Tooltip } from '@/components/ui/tooltip'
import { maxSessionFileBytes, sessionFileEnding } from '@/lib/replay/session-file-name'

type State =
  | { at: 'waiting' }
  /** `part` of it is on its way, 0 to 1; all of it while the server looks at it. */
  | { at: 'sending'; name: string; part: number }
  | { at: 'refused'; why: string }

/** Opens a session that was saved as a file (V7): chosen, or dropped anywhere on the page. Nothing for whoever may not start rooms here. */
export function OpenSessionFile() {
  const t = useTranslations('file')
  const errors = useTranslations('errors')
  const router = useRouter()
  const { hosting } = useAccount()
  const input = useRef<HTMLInputElement>(null)
  const sending = useRef<AbortController | null>(null)
  const [state, setState] = useState<State>({ at: 'waiting' })
  const may = hosting === 'may'

  const open = useCallback(
    async (files: readonly File[]) => {
      const [file] = files
      if (!file || sending.current) return
      if (files.length > 1) return setState({ at: 'refused', why: t('notOne') })
      // Said before anybody waits for it.
      if (file.size > maxSessionFileBytes)
        return setState({ at: 'refused', why: errors('session_file_too_large') })
      const controller = new AbortController()
      sending.current = controller
      const { name } = file
      setState({ at: 'sending', name, part: 0 })
      try {
        const { roomId } = await openSessionFile(file, {
          onProgress: (part) => setState({ at: 'sending', name, part }),
          signal: controller.signal,
        })
        router.push(`/rooms/${roomId}/replay`)
      } catch (failure) {
        sending.current = null
        if (!(failure instanceof RequestRefused)) throw failure
        if (controller.signal.aborted) return setState({ at: 'waiting' })
        setState({
          at: 'refused',
          why: failure.code === 'unreachable' ? t('offline') : failure.message || errors('internal'),
        })
      }
    },
    [t, errors, router],
  )
  const isOver = useFileDrop(may, (files) => void open(files))
  useEffect(() => () => sending.current?.abort(), [])
  if (!may) return null

  return (
    <div className="flex max-w-140 flex-col gap-2">
      <input
        ref={input}
        type="file"
        accept={sessionFileEnding}
        className="sr-only"
        tabIndex={-1}
        aria-hidden
        onChange={({ currentTarget }) => {
          void open([...(currentTarget.files ?? [])])
          // The same file again is a choice, too.
          currentTarget.value = ''
        }}
      />
      {state.at === 'sending' ? (
        <Progress {...state} onCancel={() => sending.current?.abort()} />
      ) : (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Button size="large" variant="ghost" onClick={() => input.current?.click()}>
            <FileUp aria-hidden size={18} />
            {t('open')}
          </Button>
          <span className="text-ui text-text3">{t('openHint')}</span>
        </div>
      )}
      {state.at === 'refused' ? (
        <p role="alert" className="text-ui text-danger">
          {state.why}
        </p>
      ) : null}
      {isOver ? (
        <div className="pointer-events-none fixed inset-3 z-50 grid place-items-center rounded-card border-2 border-dashed border-accent bg-surface/90">
          <p className="text-title font-semibold">{t('drop')}</p>
        </div>
      ) : null}
    </div>
  )
}

function Progress({ name, part, onCancel }: { name: string; part: number; onCancel: () => void }) {
  const t = useTranslations('file')
  const isSent = part >= 1
  return (
    <div className="flex items-center gap-3">
      <div className="flex min-w-0 grow flex-col gap-1.5">
        <p role="status" className="truncate text-ui text-text2">
          {t(isSent ? 'reading' : 'sending', { name })}
        </p>
        <div
          role="progressbar"
          aria-label={t('sending', { name })}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={isSent ? undefined : Math.round(part * 100)}
          className="h-1.5 overflow-hidden rounded-full bg-sunken"
        >
          <div
            className={`h-full rounded-full bg-accent ${isSent ? 'animate-breathe' : ''}`}
            style={{ width: `${Math.round(part * 100)}%` }}
          />
        </div>
      </div>
      {/* What was sent is being opened: nothing takes that back. */}
      {isSent ? null : (
        <Tooltip label={t('cancel')}>
          <Button
            variant="ghost"
            size="icon"
            className="size-10!"
            aria-label={t('cancel')}
            onClick={onCancel}
          >
            <X aria-hidden size={18} />
          </Button>
        </Tooltip>
      )}
    </div>
  )
}
