import type { Pool } from 'pg'

/** One update of a board as it was admitted. `participantId` is null for the server's own writes. */
export interface LogRow {
  participantId: string | null
  /** ms since 1970, the server's clock. */
  at: number
  /** A Yjs update, V1. */
  bytes: Uint8Array
}

/** A row with its place in the room's log. */
export interface NumberedRow extends LogRow {
  seq: number
}

/** A Yjs clientID and the participant it belongs to (B6a); null is the server. */
export interface Claim {
  clientId: number
  participantId: string | null
}

/** What one flush writes for one room. */
export interface Batch {
  roomId: string
  rows: LogRow[]
  claims: Claim[]
}

/** Everything needed to bring a board to life. */
export interface StoredBoard {
  /** The folded board at `snapshotSeq` (Yjs V2), if one was kept. */
  snapshot: Uint8Array | null
  snapshotSeq: number
  /** All rows after the snapshot, in order. */
  rows: NumberedRow[]
  claims: Claim[]
}

/** The journal of all boards: the owner of the truth (B3). One contract suite holds every implementation. */
export interface UpdateLog {
  /** The stored board, or null when there is no such room. */
  load(roomId: string): Promise<StoredBoard | null>
  /** Rows after `seq`, in order, with the claims of the room. */
  readAfter(roomId: string, seq: number): Promise<{ rows: NumberedRow[]; claims: Claim[] }>
  /**
   * Commits all batches in one statement: all or nothing. Answers the new head of each room; a room
   * that is missing or no longer writable is absent from the answer and nothing of its batch is stored.
   * When it throws, the outcome is unknown.
   */
  append(batches: Batch[]): Promise<Map<string, number>>
  /** The heads of these rooms; a room that is missing is absent. */
  heads(roomIds: string[]): Promise<Map<string, number>>
  /** Keeps the folded board at `seq`, replacing an older one; never a newer one. Nothing for a room that is missing. */
  saveSnapshot(roomId: string, seq: number, at: number, bytes: Uint8Array): Promise<void>
  /**
   * Keeps nothing of a room but the folded board at `seq` (J4): its rows go, and the numbering goes on after
   * them. Answers false, and does nothing, where the room still takes updates or its head is another one.
   */
  forget(roomId: string, seq: number, at: number, bytes: Uint8Array): Promise<boolean>
}

// B3b: heads are raised under the rows' locks, taken in id order so that nodes cannot deadlock; the
// log's sequence is gapless because head and rows are one transaction.
const appendSql = `
WITH input AS (
  SELECT * FROM unnest($1::text[], $2::int[], $3::float8[], $4::text[], $5::int[], $6::int[])
    AS t(room, ord, at, participant, first, len)
), locked AS (
  SELECT id FROM "Room" WHERE id = ANY($1::text[]) AND writable ORDER BY id FOR UPDATE
), raised AS (
  UPDATE "Room" r SET head = r.head + c.k
  FROM (SELECT room, count(*) AS k FROM input GROUP BY room) c
  WHERE r.id = c.room AND r.id IN (SELECT id FROM locked)
  RETURNING r.id, r.head, c.k
), written AS (
  INSERT INTO "BoardUpdate" ("roomId", seq, at, "participantId", bytes)
  SELECT i.room, r.head - r.k + i.ord, to_timestamp(i.at / 1000), i.participant, substring($7::bytea FROM i.first FOR i.len)
  FROM input i JOIN raised r ON r.id = i.room
), claimed AS (
  INSERT INTO "ClientId" ("roomId", "clientId", "participantId")
  SELECT c.room, c.client, c.participant
  FROM unnest($8::text[], $9::bigint[], $10::text[]) AS c(room, client, participant) JOIN raised r ON r.id = c.room
  ON CONFLICT DO NOTHING
)
SELECT id, head FROM raised`

// Under the row's lock, so that no flush and no reopening comes between the look and the deletion.
const forgetSql = `
WITH locked AS (
  SELECT id FROM "Room" WHERE id = $1 AND head = $2 AND NOT writable FOR UPDATE
), kept AS (
  INSERT INTO "BoardSnapshot" ("roomId", seq, at, bytes)
  SELECT id, $2, to_timestamp($3::float8 / 1000), $4 FROM locked
  ON CONFLICT ("roomId") DO UPDATE SET seq = excluded.seq, at = excluded.at, bytes = excluded.bytes
), gone AS (
  DELETE FROM "BoardUpdate" u USING locked WHERE u."roomId" = locked.id
)
SELECT id FROM locked`

/** The journal in PostgreSQL. Raw SQL: it is the hot path of a drawing room. */
export function createPostgresLog(pool: Pool): UpdateLog {
  return {
    async load(roomId) {
      const room = await pool.query('SELECT 1 FROM "Room" WHERE id = $1', [roomId])
      if (room.rowCount === 0) return null
      const kept = await pool.query<{ seq: string; bytes: Buffer }>(
        'SELECT seq, bytes FROM "BoardSnapshot" WHERE "roomId" = $1',
        [roomId],
      )
      const snapshot = kept.rows[0]
      const snapshotSeq = snapshot ? Number(snapshot.seq) : 0
      const tail = await this.readAfter(roomId, snapshotSeq)
      return { snapshot: snapshot?.bytes ?? null, snapshotSeq, ...tail }
    },

    async readAfter(roomId, seq) {
      const tail = await pool.query<{ seq: string; at: Date; participantId: string | null; bytes: Buffer }>(
        'SELECT seq, at, "participantId", bytes FROM "BoardUpdate" WHERE "roomId" = $1 AND seq > $2 ORDER BY seq',
        [roomId, seq],
      )
      // Read after the rows: a claim is stored with its first row, so none is missing.
      const owned = await pool.query<{ clientId: string; participantId: string | null }>(
        'SELECT "clientId", "participantId" FROM "ClientId" WHERE "roomId" = $1',
        [roomId],
      )
      return {
        rows: tail.rows.map((row) => ({ ...row, seq: Number(row.seq), at: row.at.getTime() })),
        claims: owned.rows.map((row) => ({ ...row, clientId: Number(row.clientId) })),
      }
    },

    async append(batches) {
      const rows = batches.flatMap(({ roomId, rows }) =>
        rows.map((row, i) => ({ ...row, roomId, ord: i + 1 })),
      )
      const claims = batches.flatMap(({ roomId, claims }) => claims.map((claim) => ({ ...claim, roomId })))
      let first = 1
      const firsts = rows.map((row) => {
        const start = first
        first += row.bytes.length
        return start
      })
      const result = await pool.query<{ id: string; head: string }>({
        name: 'append-board-updates',
        text: appendSql,
        values: [
          rows.map((row) => row.roomId),
          rows.map((row) => row.ord),
          rows.map((row) => row.at),
          rows.map((row) => row.participantId),
          firsts,
          rows.map((row) => row.bytes.length),
          // One parameter for all bytes: pg would hex-encode an array of bytea.
          Buffer.concat(rows.map((row) => row.bytes)),
          claims.map((claim) => claim.roomId),
          claims.map((claim) => claim.clientId),
          claims.map((claim) => claim.participantId),
        ],
      })
      return headsById(result.rows)
    },

    async heads(roomIds) {
      const result = await pool.query<{ id: string; head: string }>(
        'SELECT id, head FROM "Room" WHERE id = ANY($1)',
        [roomIds],
      )
      return headsById(result.rows)
    },

    async saveSnapshot(roomId, seq, at, bytes) {
      await pool.query(
        `INSERT INTO "BoardSnapshot" ("roomId", seq, at, bytes)
         SELECT id, $2, to_timestamp($3::float8 / 1000), $4 FROM "Room" WHERE id = $1 FOR KEY SHARE
         ON CONFLICT ("roomId") DO UPDATE SET seq = excluded.seq, at = excluded.at, bytes = excluded.bytes
         WHERE "BoardSnapshot".seq < excluded.seq`,
        [roomId, seq, at, bufferOf(bytes)],
      )
    },

    async forget(roomId, seq, at, bytes) {
      const { rowCount } = await pool.query(forgetSql, [roomId, seq, at, bufferOf(bytes)])
      return rowCount === 1
    },
  }
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function headsById(rows: { id: string; head: string }[]): Map<string, number> {
  return new Map(rows.map((row) => [row.id, Number(row.head)]))
}
