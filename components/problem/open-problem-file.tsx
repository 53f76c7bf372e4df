'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { FileUp } from 'lucide-react'
import { openProblemFile } from '@/components/problem/problem-requests'
import { useMakeProblem } from '@/components/problem/use-make-problem'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { problemFileEnding, problemFileMaxBytes } from '@/lib/problem/problem-file-name'

/** Opens a problem that was saved as a file: it becomes a draft of one's own (P4). */
export function OpenProblemFile() {
  const t = useTranslations('ownProblem')
  const errors = useTranslations('errors')
  const input = useRef<HTMLInputElement>(null)
  const { isBusy, error, make } = useMakeProblem()
  const [isTooLarge, setIsTooLarge] = useState(false)
  const open = (file: File | undefined) => {
    if (!file) return
    // Said before anybody waits for it.
    setIsTooLarge(file.size > problemFileMaxBytes)
    if (file.size > problemFileMaxBytes) return
    void make(async () => {
      const made = await openProblemFile(file)
      // Nobody takes it for the file itself, nor for the problem it was saved from.
      toast.done(t('fileOpened'))
      return made
    })
  }
  const wrong = isTooLarge ? errors('problem_file_too_large') : error
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <input
        ref={input}
        type="file"
        accept={`${problemFileEnding},.json,application/json`}
        className="sr-only"
        tabIndex={-1}
        aria-hidden
        onChange={({ currentTarget }) => {
          open(currentTarget.files?.[0])
          // The same file again is a choice, too.
          currentTarget.value = ''
        }}
      />
      <Button size="large" variant="ghost" busy={isBusy} onClick={() => input.current?.click()}>
        {isBusy ? null : <FileUp aria-hidden size={18} />}
        {t('openFile')}
      </Button>
      {wrong === undefined ? null : (
        <p role="alert" className="basis-full text-ui text-danger">
          {wrong}
        </p>
      )}
    </div>
  )
}
