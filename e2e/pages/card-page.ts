import { expect, type Locator, type Page } from '@playwright/test'
import type { RoomPage } from './room-page'

type Row = Record<string, string | boolean>

/** A card on somebody's board. */
export class CardPage {
  readonly page: Page
  /** The cell this person is typing in. */
  readonly field: Locator
  private readonly id: string

  constructor(
    readonly room: RoomPage,
    name: string,
  ) {
    this.page = room.page
    this.id = `shape:${name}`
    this.field = room.page.locator('.board-card-field')
  }

  /** Puts an empty card on the board, where both people will see it. */
  async make(type: 'requirements' | 'estimate' | 'api' | 'entity', x: number, y: number): Promise<this> {
    await this.page.evaluate(
      ([id, type, x, y]) => {
        interface Editor {
          createShape(shape: object): void
        }
        const { editor } = document.querySelector('.board') as unknown as { editor: Editor }
        void editor.createShape({ id, type, x, y })
      },
      [this.id, type, x, y] as const,
    )
    return this
  }

  /** Waits until the card is on this person's board. */
  async seen(): Promise<this> {
    await expect.poll(() => this.exists()).toBe(true)
    return this
  }

  exists(): Promise<boolean> {
    return this.page.evaluate((id) => {
      interface Editor {
        getShape(id: string): unknown
      }
      return Boolean((document.querySelector('.board') as unknown as { editor: Editor }).editor.getShape(id))
    }, this.id)
  }

  /** A point of the card in pixels of the window. */
  async point(x: number, y: number): Promise<[number, number]> {
    return this.page.evaluate(
      ([id, x, y]) => {
        interface Vec {
          x: number
          y: number
        }
        interface Editor {
          getShape(id: string): Vec
          pageToScreen(point: Vec): Vec
        }
        const { editor } = document.querySelector('.board') as unknown as { editor: Editor }
        const card = editor.getShape(id)
        const { x: left, y: top } = editor.pageToScreen({ x: card.x + x, y: card.y + y })
        return [left, top] as [number, number]
      },
      [this.id, x, y] as const,
    )
  }

  /** Selects the card and presses Enter: the caret is in its first row. */
  async open(): Promise<void> {
    await this.page.mouse.click(...(await this.point(150, 18)))
    await this.page.keyboard.press('Enter')
    await expect(this.field).toBeFocused()
  }

  /** Presses into a row of the open card, by what it says. */
  async enterRow(text: string): Promise<void> {
    await this.page.locator('.board-card[data-editing=true] .board-card-text', { hasText: text }).click()
    await expect(this.field).toHaveValue(text)
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape')
    await expect(this.field).toHaveCount(0)
  }

  /** Pastes as the browser does, from a clipboard nobody else has. */
  async paste(text: string): Promise<void> {
    await this.field.evaluate((field, pasted) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', pasted)
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
      if (field.dispatchEvent(event)) document.execCommand('insertText', false, pasted)
    }, text)
  }

  /** The rows in their order. */
  async rows(): Promise<Row[]> {
    return this.page.evaluate((id) => {
      type Rows = Record<string, Record<string, string | boolean>>
      interface Editor {
        getShape(id: string): { props: { rows: Rows } } | undefined
      }
      const { editor } = document.querySelector('.board') as unknown as { editor: Editor }
      const rows = Object.entries(editor.getShape(id)?.props.rows ?? {})
      const key = ([rowId, row]: (typeof rows)[number]) => `${String(row.index)} ${rowId}`
      return rows.sort((a, b) => (key(a) < key(b) ? -1 : 1)).map(([, row]) => row)
    }, this.id)
  }

  /** One cell of all rows, in their order. */
  async column(cell: string): Promise<unknown[]> {
    return (await this.rows()).map((row) => row[cell])
  }

  /** Waits until a column says this. */
  async says(cell: string, ...texts: unknown[]): Promise<void> {
    await expect.poll(() => this.column(cell)).toEqual(texts)
  }

  /** The whole board as an SVG picture. */
  picture(): Promise<string> {
    return this.page.evaluate(async () => {
      interface Editor {
        getCurrentPageShapeIds(): Set<string>
        getSvgString(ids: string[]): Promise<{ svg: string } | undefined>
      }
      const { editor } = document.querySelector('.board') as unknown as { editor: Editor }
      return (await editor.getSvgString([...editor.getCurrentPageShapeIds()]))?.svg ?? ''
    })
  }

  /** The height that the board reckons with. */
  height(): Promise<number> {
    return this.page.evaluate((id) => {
      interface Editor {
        getShapePageBounds(id: string): { h: number }
      }
      return (document.querySelector('.board') as unknown as { editor: Editor }).editor.getShapePageBounds(id)
        .h
    }, this.id)
  }
}
