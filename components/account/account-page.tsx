import type { ReactNode } from 'react'
import { SiteHeader } from '@/components/site/site-header'

/** A page of one calm card. */
export function AccountPage({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SiteHeader />
      <main className="flex grow flex-col items-center justify-center px-4 pt-4 pb-24 sm:px-8">
        {children}
      </main>
    </div>
  )
}
