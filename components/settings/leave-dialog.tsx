'use client'

import { useTranslations } from 'next-intl'
import { type ChangeEvent, type FormEvent, type ReactNode, useId, useState } from 'react'
import type { LeavingView, SettingsView } from '@/lib/account/settings-view'
import { PasswordField } from '@/components/account/password-field'
import { useAsking } from '@/components/account/use-asking'
import { FormError } from '@/components/room/form-error'
import { leave } from '@/components/account/account-requests'
import { tellOnArrival } from '@/components/site/arrival'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { isolated } from '@/components/ui/isolated'
import { useWrongField } from '@/components/ui/use-wrong-field'

/** So many rooms are named; of the rest there is a number. */
const namedMax = 5

/** Says what goes and what stays, and asks who it is, before everything of a person is deleted (O6). */
export function LeaveDialog({ settings, onClose }: { settings: SettingsView; onClose: () => void }) {
  const all = useTranslations('settings')
  const t = useTranslations('settings.leave')
  const form = useId()
  const { isBusy, ask } = useAsking()
  const [proof, setProof] = useState('')
  const [problem, setProblem] = useState<string>()
  const [error, setError] = useState<string>()
  const [isGone, setGone] = useState(false)
  const { name, email, hasPassword, leaving } = settings
  const formRef = useWrongField(problem)

  async function go(event: FormEvent) {
    event.preventDefault()
    setProblem(undefined)
    setError(undefined)
    const refusal = await ask(() => leave(hasPassword ? { password: proof } : { confirm: proof }))
    if (refusal === null) {
      setGone(true)
      tellOnArrival(email === null ? 'guestDeleted' : 'accountDeleted')
      // Anew, so that nothing of this person stays in the memory of the page.
      return window.location.assign('/')
    }
    const { password, confirm } = refusal.fields
    if (password !== undefined) setProblem(password)
    else if (confirm !== undefined) setProblem(t('wrongConfirm'))
    else setError(refusal.message || all('failed'))
  }

  const field = {
    error: problem,
    value: proof,
    onChange: (event: ChangeEvent<HTMLInputElement>) => setProof(event.target.value),
  }
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent
        title={t(email === null ? 'titleGuest' : 'title')}
        closeLabel={all('close')}
        footer={
          <>
            <Button onClick={onClose}>{all('cancel')}</Button>
            {leaving.isLastAdmin ? null : (
              <Button type="submit" form={form} variant="danger" busy={isBusy || isGone}>
                {t('confirm')}
              </Button>
            )}
          </>
        }
      >
        {leaving.isLastAdmin ? (
          <p className="text-label">{t('lastAdmin')}</p>
        ) : (
          <form
            ref={formRef}
            id={form}
            noValidate
            onSubmit={(event) => void go(event)}
            className="flex flex-col gap-5"
          >
            <Goes isGuest={email === null} leaving={leaving} />
            <Stays leaving={leaving} />
            {hasPassword ? (
              <PasswordField {...field} name="password" label={t('password')} />
            ) : (
              <div className="flex flex-col gap-2">
                <p className="rounded-control bg-sunken px-3 py-2 text-label wrap-anywhere">
                  {isolated(email ?? name)}
                </p>
                <Field
                  {...field}
                  name="confirm"
                  label={t(email === null ? 'confirmName' : 'confirmEmail')}
                  autoComplete="off"
                  spellCheck={false}
                />
              </div>
            )}
            <FormError message={error} />
          </form>
        )}
      </DialogContent>
    </Dialog>
  )
}

function Goes({ isGuest, leaving: { deleted } }: { isGuest: boolean; leaving: LeavingView }) {
  const t = useTranslations('settings.leave')
  return (
    <Part title={t('goes')}>
      <li>{t(isGuest ? 'goesGuest' : 'goesAccount')}</li>
      {isGuest ? null : <li>{t('goesMade')}</li>}
      <li>{t('goesWritten')}</li>
      {deleted.length === 0 ? null : (
        <li>
          {t('goesRooms', { count: deleted.length })}
          <Named count={deleted.length}>
            {deleted.slice(0, namedMax).map((title, index) => (
              <li key={index}>{isolated(title)}</li>
            ))}
          </Named>
        </li>
      )}
    </Part>
  )
}

function Stays({ leaving: { passed, others } }: { leaving: LeavingView }) {
  const t = useTranslations('settings.leave')
  return (
    <Part title={t('stays')}>
      {passed.length === 0 ? null : (
        <li>
          {t('passes', { count: passed.length })}
          <Named count={passed.length}>
            {passed.slice(0, namedMax).map(({ title, to }, index) => (
              <li key={index}>{t.rich('passesTo', { room: title, name: to, b: isolated })}</li>
            ))}
          </Named>
        </li>
      )}
      {others === 0 ? null : <li>{t('staysOthers', { count: others })}</li>}
      {passed.length === 0 && others === 0 ? <li>{t('staysNothing')}</li> : null}
    </Part>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1">
      <h3 className="text-label font-semibold">{title}</h3>
      <ul className="list-disc pl-5 text-label text-text2">{children}</ul>
    </div>
  )
}

function Named({ count, children }: { count: number; children: ReactNode }) {
  const t = useTranslations('settings.leave')
  return (
    <ul className="pl-1 text-text">
      {children}
      {count > namedMax ? <li className="text-text2">{t('more', { count: count - namedMax })}</li> : null}
    </ul>
  )
}
