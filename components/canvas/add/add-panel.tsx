'use client'

import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'

/** What is open for adding: the list of `/`, the list of `c`, or all components to pick from. */
export type AddPanel = 'insert' | 'connect' | 'browse' | null

const Context = createContext<{ panel: AddPanel; open: (panel: AddPanel) => void } | null>(null)

/** Lets the toolbar and the keys open what stands beside them. One panel at a time. */
export function AddPanelProvider({ children }: { children: ReactNode }) {
  const [panel, open] = useState<AddPanel>(null)
  return <Context.Provider value={useMemo(() => ({ panel, open }), [panel])}>{children}</Context.Provider>
}

/** The open panel, and how to open another or none. Throws outside of a board. */
export function useAddPanel(): { panel: AddPanel; open: (panel: AddPanel) => void } {
  const value = useContext(Context)
  if (!value) throw new Error('panels for adding belong to a board')
  return value
}
