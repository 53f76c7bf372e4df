/** What the room's connection says about saving. */
export interface SaveState {
  state: 'saving' | 'saved' | 'offline'
  /** Own edits that the server has not confirmed. */
  unsaved: number
}

/** What the indicator says. `back` is shown for a while after edits made offline arrived. */
export type SaveWords =
  | { say: 'saving' }
  | { say: 'saved' }
  | { say: 'offline'; unsaved: number; /** The most that were waiting at once. */ most: number }
  | { say: 'back'; count: number }

/**
 * The next words from the last ones and the new state. Coming back with edits in hand goes on
 * counting as offline until every one of them is confirmed, then says so with their number.
 */
export function nextSaveWords(last: SaveWords, save: SaveState): SaveWords {
  if (save.state === 'offline') {
    const most = Math.max(last.say === 'offline' ? last.most : 0, save.unsaved)
    if (last.say === 'offline' && last.unsaved === save.unsaved && last.most === most) return last
    return { say: 'offline', unsaved: save.unsaved, most }
  }
  if (last.say === 'offline' && last.most > 0)
    return save.state === 'saved' ? { say: 'back', count: last.most } : last
  if (last.say === 'back' && save.state === 'saved') return last
  return last.say === save.state ? last : { say: save.state }
}
