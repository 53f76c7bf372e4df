'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { CalendarPlus, Download } from 'lucide-react'
import { isLocale, type Locale, locales } from '@/lib/i18n/locale'
import { type Role, roles } from '@/lib/permissions'
import { useOwnZone } from '@/components/interview/setup-draft'
import { ZoneSelect } from '@/components/interview/zone-select'
import { Button } from '@/components/ui/button'
import { ChoiceRow } from '@/components/ui/choice-cards'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'

/** The interview as a calendar file, in the language and the time zone of whoever it is for. */
export function CalendarForm({ roomId }: { roomId: string }) {
  const t = useTranslations('setup')
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button variant="ghost" className="-mx-3 self-start">
          <CalendarPlus aria-hidden size={16} />
          {t('calendarFile')}
        </Button>
      </PopoverTrigger>
      <PopoverContent
        align="start"
        aria-labelledby="calendar-heading"
        className="flex w-88 flex-col gap-3 p-4"
      >
        <div>
          <h2 id="calendar-heading" className="text-label font-semibold">
            {t('calendarHeading')}
          </h2>
          <p className="text-text2">{t('calendarLead')}</p>
        </div>
        <CalendarFields roomId={roomId} />
      </PopoverContent>
    </Popover>
  )
}

/** Whom the file is for, and where it comes from. */
export function CalendarFields({ roomId }: { roomId: string }) {
  const t = useTranslations('setup')
  const named = useTranslations('roles')
  const languages = useTranslations('languages')
  const current = useLocale()
  const ownZone = useOwnZone()
  const [role, setRole] = useState<Role>('candidate')
  const [locale, setLocale] = useState<Locale>(isLocale(current) ? current : 'en')
  const [zone, setZone] = useState<string | null>(null)
  const asked = new URLSearchParams({ role, locale, zone: zone ?? ownZone })
  return (
    <>
      <ChoiceRow
        label={t('calendarRole')}
        value={role}
        options={roles.map((value) => ({ value, label: named(value) }))}
        onChoose={setRole}
      />
      <ChoiceRow
        label={t('calendarLanguage')}
        value={locale}
        options={locales.map((value) => ({ value, label: languages(value) }))}
        onChoose={setLocale}
      />
      <ZoneSelect label={t('zone')} value={zone ?? ownZone} onChoose={setZone} />
      <Button asChild variant="primary" size="large">
        <a href={`/api/rooms/${roomId}/calendar?${asked.toString()}`} download>
          <Download aria-hidden size={18} />
          {t('calendarDownload')}
        </a>
      </Button>
    </>
  )
}
