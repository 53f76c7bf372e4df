'use client'

import { type ReactNode, useId } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog'

interface FormDialogProps {
  title: string
  lead?: string
  words: { close: string; cancel: string; submit: string }
  isBusy: boolean
  onSubmit: () => void
  onClose: () => void
  /** The fields. */
  children: ReactNode
}

/** A dialog that asks for something small: a form, with "cancel" and the button that sends it below. */
export function FormDialog({ title, lead, words, isBusy, onSubmit, onClose, children }: FormDialogProps) {
  const form = useId()
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent
        title={title}
        {...(lead !== undefined && { lead })}
        closeLabel={words.close}
        footer={
          <>
            <DialogClose asChild>
              <Button size="large">{words.cancel}</Button>
            </DialogClose>
            <Button type="submit" form={form} variant="primary" size="large" busy={isBusy}>
              {words.submit}
            </Button>
          </>
        }
      >
        <form
          id={form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            onSubmit()
          }}
        >
          {children}
        </form>
      </DialogContent>
    </Dialog>
  )
}
