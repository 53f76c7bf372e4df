import type { ReactNode } from 'react'
import { SiteHeader } from '@/components/site/site-header'

/** A calm page with one thing to say and at most two things to do. */
export function MessagePage({
  icon,
  heading,
  children,
  actions,
}: {
  icon?: ReactNode
  heading: string
  children?: ReactNode
  actions?: ReactNode
}) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SiteHeader />
      <main className="flex grow flex-col items-center justify-center px-4 pt-4 pb-24 sm:px-8">
        <MessageCard icon={icon} heading={heading} actions={actions}>
          {children}
        </MessageCard>
      </main>
    </div>
  )
}

/** The card of a message page by itself. */
export function MessageCard({
  icon,
  heading,
  children,
  actions,
}: {
  icon?: ReactNode
  heading: string
  children?: ReactNode
  actions?: ReactNode
}) {
  return (
    <div className="flex w-full max-w-110 flex-col gap-3 rounded-card border border-line bg-surface p-6 sm:p-8">
      {icon === undefined ? null : <div className="text-text3">{icon}</div>}
      <h1 className="text-heading font-semibold wrap-anywhere">{heading}</h1>
      {children === undefined ? null : (
        <div className="flex flex-col gap-2 text-label text-text2">{children}</div>
      )}
      {actions === undefined ? null : <div className="flex flex-wrap gap-2 pt-3">{actions}</div>}
    </div>
  )
}
