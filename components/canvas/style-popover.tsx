'use client'

import { Palette } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Popover } from 'radix-ui'
import { DefaultStylePanelContent, useContainer, useRelevantStyles } from 'tldraw'
import { BoardButton } from '@/components/canvas/board-button'

/** Colour, line and text of what is selected, or of what is drawn next: tldraw's own pickers in a small card. */
export function StylePopover() {
  const t = useTranslations('canvas')
  const container = useContainer()
  const styles = useRelevantStyles()
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <BoardButton label={t('styles')}>
          <Palette aria-hidden size={18} />
        </BoardButton>
      </Popover.Trigger>
      <Popover.Portal container={container}>
        <Popover.Content
          aria-label={t('styles')}
          side="top"
          sideOffset={12}
          collisionPadding={8}
          className="board-styles board-float tlui-style-panel"
          onOpenAutoFocus={(event) => event.preventDefault()}
        >
          {styles ? <DefaultStylePanelContent styles={styles} /> : <p>{t('noStyles')}</p>}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
