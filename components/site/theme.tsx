'use client'

import {
  createContext,
  useCallback,
  useContext,
  useMemo,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react'
import { themeCookie, type ResolvedTheme, type Theme } from '@/lib/theme'
import { remember } from '@/components/site/remember'

interface ThemeChoice {
  theme: Theme
  /** What is on screen: the choice, or the device's for `system`. */
  resolved: ResolvedTheme
  choose: (theme: Theme) => void
}

const ThemeContext = createContext<ThemeChoice | null>(null)

const darkDevice = '(prefers-color-scheme: dark)'

function subscribe(onChange: () => void): () => void {
  const query = window.matchMedia(darkDevice)
  query.addEventListener('change', onChange)
  return () => query.removeEventListener('change', onChange)
}

/** Keeps the theme; `initial` is what the server read from the cookie and already put on <html>. */
export function ThemeProvider({ initial, children }: { initial: Theme; children: ReactNode }) {
  const [theme, setTheme] = useState(initial)
  const deviceIsDark = useSyncExternalStore(
    subscribe,
    () => window.matchMedia(darkDevice).matches,
    () => false,
  )
  const choose = useCallback((next: Theme) => {
    remember(themeCookie, next)
    document.documentElement.dataset.theme = next
    setTheme(next)
  }, [])
  const value = useMemo<ThemeChoice>(() => {
    const resolved = theme === 'system' ? (deviceIsDark ? 'dark' : 'light') : theme
    return { theme, resolved, choose }
  }, [theme, deviceIsDark, choose])
  return <ThemeContext value={value}>{children}</ThemeContext>
}

/** The theme and the way to change it. Throws outside ThemeProvider. */
export function useTheme(): ThemeChoice {
  const value = useContext(ThemeContext)
  if (!value) throw new Error('useTheme needs a ThemeProvider above it')
  return value
}
