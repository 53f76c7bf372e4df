import { requireAllowed, type Viewer } from '@/server/auth/gate'

/** The viewer behind a request for something of a recording, who may read it. AppError as of `requireAllowed`. */
export function requireRecordingViewer(request: Request, roomId: string): Promise<Viewer> {
  return requireAllowed(request, roomId, 'recording.read')
}
