'use client'

import { Command } from 'cmdk'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { type EnterPress, onEnter } from '@/components/canvas/enter-key'

export interface PickItem {
  /** Unlike any other in the list. */
  id: string
  icon: ReactNode
  label: string
  note?: string | undefined
}

export interface PickGroup {
  /** Empty for what needs none. */
  heading: string
  items: readonly PickItem[]
}

/** A field above a list: typing narrows it, ↑ ↓ move in it, Enter takes, also with Shift or Ctrl held. */
export function PickList(props: {
  label: string
  placeholder: string
  query: string
  onQuery: (query: string) => void
  groups: readonly PickGroup[]
  /** What is said when nothing is found. */
  nothing: string
  hints: ReactNode
  onPick: (id: string, press: EnterPress) => void
  /** Which one Enter would take; null when nothing is found. */
  onPoint?: (id: string | null) => void
}) {
  const { label, groups, onPick, onPoint } = props
  const input = useRef<HTMLInputElement>(null)
  const ids = groups.flatMap(({ items }) => items.map(({ id }) => id))
  const [chosen, setChosen] = useState('')
  const pointed = ids.includes(chosen) ? chosen : (ids[0] ?? null)

  const pick = useRef<(press: EnterPress) => void>(() => undefined)
  useEffect(() => {
    pick.current = (press) => {
      if (pointed !== null) onPick(pointed, press)
    }
  })
  useEffect(() => {
    if (input.current) return onEnter(input.current, window, (press) => pick.current(press))
  }, [])
  useEffect(() => {
    onPoint?.(pointed)
  }, [onPoint, pointed])

  return (
    <Command
      label={label}
      shouldFilter={false}
      vimBindings={false}
      loop
      value={pointed ?? ''}
      onValueChange={setChosen}
      className="pick-list"
    >
      <Command.Input
        ref={input}
        value={props.query}
        onValueChange={(query) => {
          setChosen('')
          props.onQuery(query)
        }}
        placeholder={props.placeholder}
        className="pick-field"
        maxLength={80}
      />
      <Command.List label={label} className="pick-items">
        {ids.length === 0 ? <p className="pick-nothing">{props.nothing}</p> : null}
        {groups.map(({ heading, items }) => (
          <Command.Group key={heading} value={heading} heading={heading || undefined} className="pick-group">
            {items.map(({ id, icon, label, note }) => (
              <Command.Item
                key={id}
                value={id}
                onSelect={() => onPick(id, { shiftKey: false, modKey: false })}
                className="pick-item"
              >
                {icon}
                <bdi className="pick-label">{label}</bdi>
                {note ? <span className="pick-note">{note}</span> : null}
              </Command.Item>
            ))}
          </Command.Group>
        ))}
      </Command.List>
      <div className="pick-hints">{props.hints}</div>
    </Command>
  )
}
