import type { Page } from '@playwright/test'

/** Asks the server as this page's person. */
export async function ask<Answer>(page: Page, method: string, path: string, body?: object): Promise<Answer> {
  return page.evaluate(
    async ([verb, where, json]) => {
      const answer = await fetch(where, {
        method: verb,
        headers: { 'content-type': 'application/json' },
        ...(json !== null && { body: json }),
      })
      if (!answer.ok) throw new Error(`${verb} ${where} answered ${answer.status}: ${await answer.text()}`)
      return (await answer.json()) as Answer
    },
    [method, path, body ? JSON.stringify(body) : null] as const,
  )
}
