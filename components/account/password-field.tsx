'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Eye, EyeOff } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Field, type FieldProps } from '@/components/ui/field'

/** A password, dotted until somebody wants to see it. `isNew` tells password managers to make one. */
export function PasswordField({
  isNew = false,
  ...props
}: Omit<FieldProps, 'type' | 'end'> & { isNew?: boolean }) {
  const t = useTranslations('signIn')
  const [isShown, setIsShown] = useState(false)
  const Icon = isShown ? EyeOff : Eye
  return (
    <Field
      {...props}
      type={isShown ? 'text' : 'password'}
      autoComplete={isNew ? 'new-password' : 'current-password'}
      autoCapitalize="none"
      spellCheck={false}
      end={
        <Button
          variant="ghost"
          size="icon"
          aria-label={t(isShown ? 'hidePassword' : 'showPassword')}
          aria-pressed={isShown}
          onClick={() => setIsShown(!isShown)}
        >
          <Icon aria-hidden size={18} />
        </Button>
      }
    />
  )
}
