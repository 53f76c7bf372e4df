import { useTranslations } from 'next-intl'
import { Field, type FieldProps } from '@/components/ui/field'

/** The address of an account: what password managers keep a password under. */
export function EmailField(props: Omit<FieldProps, 'type' | 'label'>) {
  const t = useTranslations('signIn')
  return (
    <Field
      label={t('email')}
      type="email"
      inputMode="email"
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      {...props}
    />
  )
}
