import { notFound } from 'next/navigation'
import { cache } from 'react'
import { AppError } from '@/lib/errors'
import type { Problem } from '@/lib/problem/problem'
import { userOfPage } from '@/server/auth/gate'
import { problemForInterviewer } from '@/server/queries/pack-access'
import { runtime } from '@/server/runtime'

/** The whole problem for whoever asks, once a request. Who may not have it gets the page that says nothing (P5). */
export const loadForInterviewer = cache(async (id: string): Promise<Problem> => {
  try {
    return await problemForInterviewer(runtime(), await userOfPage(), id)
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  }
})
