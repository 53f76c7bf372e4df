'use client'

import { useTranslations } from 'next-intl'
import { UserPlus } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { ShareLinks } from '@/components/room/share-links'

/** The links of the room one is in. */
export function SharePopover({ roomId }: { roomId: string }) {
  const t = useTranslations('share')
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button className="max-[1099px]:px-3 max-sm:size-8 max-sm:px-0" aria-label={t('button')}>
          <UserPlus aria-hidden size={16} />
          <span className="max-[1099px]:hidden">{t('button')}</span>
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-labelledby="share-heading" className="w-108">
        <div className="border-b border-line p-4">
          <h2 id="share-heading" className="text-title font-semibold">
            {t('heading')}
          </h2>
          <p className="text-text2">{t('lead')}</p>
        </div>
        <ShareLinks roomId={roomId} />
      </PopoverContent>
    </Popover>
  )
}
