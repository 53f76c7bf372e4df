import { expect, type Locator, type Page } from '@playwright/test'
import { canonicalJson } from '@/lib/board/json'

/** What is in sight, in page coordinates. */
export interface View {
  x: number
  y: number
  w: number
  h: number
}

interface ShapeInfo {
  id: string
  type: string
  x: number
  y: number
  w: number
  h: number
  label: string
}

/** Somebody's view of a room. */
export class RoomPage {
  readonly board: Locator
  readonly save: Locator

  constructor(readonly page: Page) {
    this.board = page.locator('.board')
    this.save = page.getByTestId('save-indicator')
  }

  /** Opens a link as its receiver: gives a name, comes in, and sees the board. */
  static async join(page: Page, link: string, name: string): Promise<RoomPage> {
    await page.goto(link)
    await page.getByRole('textbox').fill(name)
    // The first says yes where an interview asks about the recording (J4).
    await page.locator('form button[type=submit]').first().click()
    return new RoomPage(page).ready()
  }

  /** Waits until the board can be used. */
  async ready(): Promise<this> {
    await this.page.waitForURL('**/rooms/**')
    await expect(this.page.locator('.tl-canvas')).toBeVisible({ timeout: 30_000 })
    await this.page.waitForFunction(() =>
      Boolean((document.querySelector('.board') as { editor?: unknown } | null)?.editor),
    )
    return this
  }

  /** Draws a labelled box with mouse and keyboard, its corners in pixels of the board. */
  async drawBox(from: [number, number], to: [number, number], label: string): Promise<void> {
    await this.page.keyboard.press('r')
    await this.drag(from, to)
    await this.page.keyboard.press('Enter')
    await expect(this.page.locator('.tl-container [contenteditable=true]')).toBeFocused()
    await this.page.keyboard.insertText(label)
    await this.page.keyboard.press('Escape')
    await this.page.keyboard.press('Escape')
  }

  /** Draws an arrow between two points; over boxes it binds to them. */
  async drawArrow(from: [number, number], to: [number, number]): Promise<void> {
    await this.page.keyboard.press('a')
    await this.drag(from, to)
    await this.page.keyboard.press('Escape')
  }

  /** Drags with the tool at hand. */
  async drag(from: [number, number], to: [number, number]): Promise<void> {
    const box = await this.board.boundingBox()
    if (!box) throw new Error('the board is not shown')
    const { mouse } = this.page
    await mouse.move(box.x + from[0], box.y + from[1])
    await mouse.down()
    await mouse.move(box.x + (from[0] + to[0]) / 2, box.y + (from[1] + to[1]) / 2, { steps: 5 })
    await mouse.move(box.x + to[0], box.y + to[1], { steps: 5 })
    await mouse.up()
  }

  /** The shapes this person sees, oldest id first. */
  shapes(): Promise<ShapeInfo[]> {
    return this.page.evaluate(() => {
      interface Bounds {
        x: number
        y: number
        w: number
        h: number
      }
      interface Editor {
        getCurrentPageShapesSorted(): { id: string; type: string }[]
        getShapePageBounds(id: string): Bounds
        getShapeUtil(shape: object): { getText(shape: object): string | undefined }
      }
      const { editor } = document.querySelector('.board') as unknown as { editor: Editor }
      return editor.getCurrentPageShapesSorted().map((shape) => {
        const { x, y, w, h } = editor.getShapePageBounds(shape.id)
        return {
          id: shape.id,
          type: shape.type,
          x,
          y,
          w,
          h,
          label: editor.getShapeUtil(shape).getText(shape) ?? '',
        }
      })
    })
  }

  /** The whole board this person has, as canonical JSON: equal texts are equal boards. */
  async canonical(): Promise<string> {
    const records = await this.page.evaluate(() => {
      interface Editor {
        store: { serialize(scope: 'document'): Record<string, unknown> }
      }
      return (document.querySelector('.board') as unknown as { editor: Editor }).editor.store.serialize(
        'document',
      )
    })
    return canonicalJson(records)
  }

  /** Adds something by name with `/`; Enter connects it with what is selected, Shift+Enter leads to it, Control+Enter leaves it alone. */
  async insert(name: string, key: 'Enter' | 'Shift+Enter' | 'Control+Enter' = 'Enter'): Promise<void> {
    await this.page.keyboard.press('/')
    const list = this.page.locator('.pick-list')
    await expect(list.getByRole('combobox')).toBeFocused()
    await this.page.keyboard.insertText(name)
    await expect(list.getByRole('combobox')).toHaveValue(name)
    await this.page.keyboard.press(key)
    await expect(list).toHaveCount(0)
    await expect(this.page.locator('.tl-container')).toBeFocused()
  }

  /** Adds a card by name with `/`: the caret is in its first row then. */
  async addCard(name: string): Promise<void> {
    await this.page.keyboard.press('/')
    const list = this.page.locator('.pick-list')
    await expect(list.getByRole('combobox')).toBeFocused()
    await this.page.keyboard.insertText(name)
    await this.page.keyboard.press('Control+Enter')
    await expect(this.page.locator('.board-card-field')).toBeFocused()
  }

  /** Connects the selected component with the one of this name, with `c`. */
  async connect(name: string): Promise<void> {
    await this.page.keyboard.press('c')
    const list = this.page.locator('.pick-list')
    await expect(list.getByRole('combobox')).toBeFocused()
    await this.page.keyboard.insertText(name)
    await expect(list.getByRole('option').first()).toContainText(name)
    await this.page.keyboard.press('Enter')
    await expect(list).toHaveCount(0)
    await expect(this.page.locator('.tl-container')).toBeFocused()
  }

  /** What the components are, and which leads to which, in words. */
  architecture(): Promise<{ components: Record<string, unknown>[]; flows: string[] }> {
    return this.page.evaluate(() => {
      interface Shape {
        id: string
        type: string
        props: { kind: string; label: string; instances: number; shards: number }
      }
      interface Binding {
        toId: string
        props: { terminal: string }
      }
      interface Editor {
        getCurrentPageShapes(): Shape[]
        getBindingsFromShape(id: string, type: string): Binding[]
      }
      const { editor } = document.querySelector('.board') as unknown as { editor: Editor }
      const shapes = editor.getCurrentPageShapes()
      const kindOf = new Map(shapes.map(({ id, props }) => [id, props.kind]))
      const components = shapes
        .filter(({ type }) => type === 'component')
        .map(({ props: { kind, label, instances, shards } }) => ({ kind, label, instances, shards }))
        .sort((a, b) => (a.kind < b.kind ? -1 : 1))
      const flows = shapes
        .filter(({ type }) => type === 'arrow')
        .map(({ id }) => {
          const ends = editor.getBindingsFromShape(id, 'arrow')
          const end = (terminal: string) =>
            kindOf.get(ends.find(({ props }) => props.terminal === terminal)?.toId ?? '') ?? 'nothing'
          return `${end('start')} → ${end('end')}`
        })
        .sort()
      return { components, flows }
    })
  }

  /** Moves the mouse to a place on the board. */
  async point(x: number, y: number): Promise<void> {
    const box = await this.board.boundingBox()
    if (!box) throw new Error('the board is not shown')
    await this.page.mouse.move(box.x + x - 20, box.y + y)
    await this.page.mouse.move(box.x + x, box.y + y, { steps: 3 })
  }

  /** Opens the label of what lies at a place of the board, and leaves the caret at its end. */
  async editLabel(x: number, y: number): Promise<void> {
    const box = await this.board.boundingBox()
    if (!box) throw new Error('the board is not shown')
    await this.page.mouse.dblclick(box.x + x, box.y + y)
    await expect(this.page.locator('.tl-container [contenteditable=true]')).toBeFocused()
    await this.page.evaluate(caretRests)
    await this.page.keyboard.press('End')
    // The editor hears of the caret a while after it has moved; typed before, a key replaces what was selected.
    await this.page.evaluate(caretRests)
  }

  /** What of the page this person sees. */
  view(): Promise<View> {
    return this.page.evaluate(() => {
      interface Editor {
        getViewportPageBounds(): View
      }
      const { editor } = document.querySelector('.board') as unknown as { editor: Editor }
      const { x, y, w, h } = editor.getViewportPageBounds()
      return { x, y, w, h }
    })
  }

  /** Moves and scales the view with the wheel. */
  async look(dx: number, dy: number, zoom = 0): Promise<void> {
    await this.point(700, 400)
    await this.page.mouse.wheel(dx, dy)
    if (zoom === 0) return
    await this.page.keyboard.down('Control')
    await this.page.mouse.wheel(0, zoom)
    await this.page.keyboard.up('Control')
  }

  /** Waits until this person sees the same as another one. */
  async sees(other: RoomPage): Promise<void> {
    await expect(async () => {
      const [mine, theirs] = [await this.view(), await other.view()]
      for (const side of ['x', 'y', 'w', 'h'] as const) expect(mine[side]).toBeCloseTo(theirs[side], 0)
    }).toPass()
  }

  /** The name at somebody's cursor. */
  nametag(name: string): Locator {
    return this.page.locator('.tl-nametag', { hasText: name })
  }

  /** Who is here: the button with the faces. */
  get people(): Locator {
    return this.page.getByRole('button', { name: /(person|people) here|명 참여 중/ })
  }

  /** Somebody's row in the open list of people. */
  row(name: string): Locator {
    return this.page.getByRole('dialog').getByRole('listitem').filter({ hasText: name })
  }

  /** Whether the webfont we ship has been loaded for each of these characters. */
  shippedFontFor(text: string): Promise<boolean> {
    return this.page.evaluate((characters) => {
      const loaded = [...document.fonts].filter(
        (face) => face.family.includes('Pretendard') && face.status === 'loaded',
      )
      const ranges = loaded
        .flatMap((face) => face.unicodeRange.split(','))
        .map((range) => {
          const [from = '', to = from] = range.trim().slice(2).split('-')
          return [parseInt(from, 16), parseInt(to, 16)] as const
        })
      return [...characters].every((character) => {
        const code = character.codePointAt(0) ?? 0
        return ranges.some(([from, to]) => from <= code && code <= to)
      })
    }, text)
  }

  /** How many ends of arrows are bound to a shape. */
  bindings(): Promise<number> {
    return this.page.evaluate(() => {
      interface Editor {
        store: { allRecords(): { typeName: string }[] }
      }
      const { editor } = document.querySelector('.board') as unknown as { editor: Editor }
      return editor.store.allRecords().filter(({ typeName }) => typeName === 'binding').length
    })
  }

  /** Waits until everybody has the same board. */
  static async equal(...rooms: RoomPage[]): Promise<void> {
    await expect(async () => {
      const boards = await Promise.all(rooms.map((room) => room.canonical()))
      expect(new Set(boards).size).toBe(1)
    }).toPass({ timeout: 15_000 })
  }
}

/** Resolves when the selection has stayed as it is for some frames: the editor selects the label a while after it takes the focus. */
function caretRests(): Promise<void> {
  return new Promise((resolve) => {
    let [last, frames] = ['', 0]
    const look = () => {
      const selection = getSelection()
      const now = `${selection?.anchorOffset} ${selection?.focusOffset} ${selection}`
      frames = now === last ? frames + 1 : 0
      last = now
      if (frames >= 20) resolve()
      else requestAnimationFrame(look)
    }
    look()
  })
}
