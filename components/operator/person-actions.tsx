'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Ban, CircleCheck, Ellipsis, KeyRound, LogOut, ShieldCheck, ShieldOff, Trash2 } from 'lucide-react'
import type { AccountRow } from '@/lib/account/operator-view'
import { useAsking } from '@/components/account/use-asking'
import {
  setAdmin,
  setDisabled,
  signOutEverywhere,
  deletePerson,
} from '@/components/operator/operator-requests'
import { ResetLinkDialog } from '@/components/operator/reset-link-dialog'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { isolated } from '@/components/ui/isolated'
import { Menu, MenuContent, MenuItem, MenuLine, MenuTrigger } from '@/components/ui/menu'
import { toast } from '@/components/ui/toast'

/** What is asked back before it is done. */
type Question = 'admin' | 'takeAdmin' | 'signOut' | 'disable' | 'delete'

/** What is said when it is done. */
type Done = 'madeAdmin' | 'tookAdmin' | 'signedOut' | 'didEnable' | 'didDisable' | 'didDelete'

/** What an operator may do about somebody. */
export function PersonActions({ account, sendsMail }: { account: AccountRow; sendsMail: boolean }) {
  const all = useTranslations('operator')
  const t = useTranslations('operator.people')
  const router = useRouter()
  const { isBusy, ask } = useAsking()
  const [question, setQuestion] = useState<Question | null>(null)
  const [isResetting, setResetting] = useState(false)
  const { id, name, isAdmin, isDisabled } = account

  async function act(work: () => Promise<unknown>, done: Done) {
    const refusal = await ask(work)
    if (refusal) return toast.failed(refusal.message || all('failed'))
    toast.done(<span>{t.rich(done, { name, b: isolated })}</span>)
    setQuestion(null)
    router.refresh()
  }
  const answers: Record<Question, () => Promise<void>> = {
    admin: () => act(() => setAdmin(id, true), 'madeAdmin'),
    takeAdmin: () => act(() => setAdmin(id, false), 'tookAdmin'),
    signOut: () => act(() => signOutEverywhere(id), 'signedOut'),
    disable: () => act(() => setDisabled(id, true), 'didDisable'),
    delete: () => act(() => deletePerson(id), 'didDelete'),
  }

  return (
    <>
      <Menu modal={false}>
        <MenuTrigger asChild>
          <Button
            variant="ghost"
            size="icon"
            aria-label={t('menu', { name })}
            aria-busy={isBusy || undefined}
          >
            <Ellipsis aria-hidden size={18} />
          </Button>
        </MenuTrigger>
        <MenuContent sideOffset={4}>
          {isAdmin ? (
            <MenuItem onSelect={() => setQuestion('takeAdmin')}>
              <ShieldOff aria-hidden size={16} className="text-text2" />
              {t('takeAdmin')}
            </MenuItem>
          ) : (
            <MenuItem onSelect={() => setQuestion('admin')}>
              <ShieldCheck aria-hidden size={16} className="text-text2" />
              {t('makeAdmin')}
            </MenuItem>
          )}
          <MenuItem onSelect={() => setQuestion('signOut')}>
            <LogOut aria-hidden size={16} className="text-text2" />
            {t('signOut')}
          </MenuItem>
          <MenuItem onSelect={() => setResetting(true)}>
            <KeyRound aria-hidden size={16} className="text-text2" />
            {t('resetLink')}
          </MenuItem>
          <MenuLine />
          {isDisabled ? (
            <MenuItem onSelect={() => void act(() => setDisabled(id, false), 'didEnable')}>
              <CircleCheck aria-hidden size={16} className="text-text2" />
              {t('enable')}
            </MenuItem>
          ) : (
            <MenuItem onSelect={() => setQuestion('disable')}>
              <Ban aria-hidden size={16} className="text-text2" />
              {t('disable')}
            </MenuItem>
          )}
          <MenuItem className="text-danger!" onSelect={() => setQuestion('delete')}>
            <Trash2 aria-hidden size={16} />
            {t('delete')}
          </MenuItem>
        </MenuContent>
      </Menu>
      <Dialog open={question !== null} onOpenChange={() => setQuestion(null)}>
        {question === null ? null : (
          <DialogContent
            title={t(`${question}Title`, { name })}
            closeLabel={t('close')}
            footer={
              <>
                <Button onClick={() => setQuestion(null)}>{t('cancel')}</Button>
                <Button
                  variant={question === 'admin' || question === 'signOut' ? 'primary' : 'danger'}
                  busy={isBusy}
                  onClick={() => void answers[question]()}
                >
                  {t(`${question}Confirm`)}
                </Button>
              </>
            }
          >
            <p className="text-label text-text2">{t(`${question}Text`)}</p>
          </DialogContent>
        )}
      </Dialog>
      {isResetting ? (
        <ResetLinkDialog account={account} sendsMail={sendsMail} onClose={() => setResetting(false)} />
      ) : null}
    </>
  )
}
