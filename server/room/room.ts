import * as Y from 'yjs'
import { sameJson } from '@/lib/board/json'
import { type Repair, Repairs } from '@/lib/board/repairs'
import { encodeRoomState, encodeSync, CloseCode, type RoomState, SyncType } from '@/lib/board/protocol'
import { seedUpdate, serverClientId } from '@/server/room/board-seed'
import type { Connection } from '@/server/room/connection'
import { type Fault, Owners, Shadow } from '@/server/room/gate'
import { Lapses } from '@/server/room/lapses'
import type { Claim, LogRow, NumberedRow, StoredBoard } from '@/server/room/log'
import { Presence } from '@/server/room/presence'
import { Allowance } from '@/server/room/allowance'
import type { RoomRows } from '@/server/queries/room-rows'
import type { RoomPorts } from '@/server/room/room-ports'

/** An admitted update on its way to the log, and who is told when it is there. */
interface Admission {
  row: LogRow
  author: Connection | null
}

/** What the gate made of a write frame. */
export type Judgement = { kind: 'admitted'; ticket: number } | { kind: 'fault'; fault: Fault }

/**
 * One live room. Two documents: the shadow holds all that was admitted, the document all that is
 * committed. Only the second is ever shown to anyone (B3): admission and commit are separate states.
 */
export class Room {
  readonly presence: Presence<Connection>
  readonly owners = new Owners()
  readonly lapses: Lapses
  readonly connections = new Set<Connection>()
  /** Sequence number of the last committed row. */
  head = 0
  failed = false
  /** When the last connection left, ms; null while somebody is here. */
  emptySince: number | null

  #document = new Y.Doc()
  #shadow = new Shadow()
  /** Made as the room is loaded or, when it cannot be written then, when somebody writes. */
  #repairs: Repairs | null = null
  /** The clientID of this node's own writes in this room, from its loading to its unloading. */
  #clientId = 0
  /** Admitted, not yet handed to a flush. */
  #waiting: Admission[] = []
  #waitingClaims: Claim[] = []
  /** Handed to the flush that is under way. */
  #flushing: Admission[] = []
  #flushingClaims: Claim[] = []
  // Tickets count admissions since the room was loaded: the n-th admission is committed when #durable >= n.
  #admitted = 0
  #durable = 0
  #snapshotSeq = 0
  #allowances = new Map<string, Allowance>()

  constructor(
    readonly id: string,
    private rows: RoomRows,
    private readonly ports: RoomPorts,
  ) {
    this.presence = new Presence(this.owners, ports.now, (participantId, ...shown) => {
      if (this.rows.sampled.includes(participantId)) ports.samples.shown(id, participantId, ...shown)
    })
    this.lapses = new Lapses(ports.now)
    this.emptySince = ports.now()
  }

  /** Brings the stored board to life and, for a new room, writes the empty page. */
  async load(stored: StoredBoard): Promise<void> {
    this.rows = { ...this.rows, epoch: stored.epoch }
    this.#learn(stored.claims)
    do this.#clientId = this.ports.newClientId()
    while (this.owners.of(this.#clientId) !== undefined)
    this.owners.reserve(this.#clientId)
    this.#shadow = new Shadow(this.#clientId)
    if (stored.snapshot) {
      Y.applyUpdateV2(this.#document, stored.snapshot)
      this.#shadow.trust(Y.encodeStateAsUpdate(this.#document))
    }
    this.head = this.#snapshotSeq = stored.snapshotSeq
    this.#takeOver(stored.rows)
    if (this.head === 0) await this.#seed()
    if (this.writable) this.#repairs = this.#recall(stored)
  }

  /**
   * What is known of the board as the log left it. A repair goes into the log right behind what made it necessary;
   * where that is known only when two commits have met there, it may be lost with the node that was to commit it.
   * What such a record was when it was last good is found in the rows before.
   */
  #recall({ snapshot, rows }: StoredBoard): Repairs {
    const repairs = new Repairs(this.#shadow)
    if (!repairs.foundBad) return repairs
    const past = new Shadow()
    const tail = rows.map(({ bytes }) => bytes)
    // Without a snapshot a board begins with the row that has its page.
    const start = snapshot ? Y.convertUpdateFormatV2ToV1(snapshot) : tail.shift()
    if (start) past.trust(start)
    const recalled = new Repairs(past)
    for (const bytes of tail) recalled.learn(past.trust(bytes))
    recalled.continueOn(this.#shadow)
    return recalled
  }

  /** Puts right what the log was found to leave bad. To be called when the room is loaded, once. */
  mendOwed(): void {
    if (this.#repairs) this.#enqueueRepairs(this.#repairs.mendOwed().updates)
  }

  get writable(): boolean {
    return this.rows.writable
  }

  /** Raised by a restore (B12). */
  get epoch(): number {
    return this.rows.epoch
  }

  /** Whether an interview is under way. */
  get isSession(): boolean {
    return this.rows.interview !== null && this.rows.phase === 'live'
  }

  get phase(): RoomRows['phase'] {
    return this.rows.phase
  }

  /** Ids of the people who have an open connection. */
  get present(): Set<string> {
    return new Set([...this.connections].filter((c) => !c.lookOnly).map((c) => c.person.id))
  }

  /** What everybody in the room is told: message 100. */
  state(): RoomState {
    const present = this.present
    return {
      roomId: this.id,
      title: this.rows.title,
      kind: this.rows.kind,
      phase: this.rows.phase,
      epoch: this.rows.epoch,
      participants: this.rows.participants.map((p) => ({ ...p, present: present.has(p.id) })),
      interview: this.rows.interview,
      restored: this.rows.restored,
      serverNow: this.ports.now(),
    }
  }

  /**
   * Takes the room's rows as they are now, and their consequences: who is no longer a participant is closed. The
   * epoch alone is the log's to tell: these may have been read before a restore.
   */
  refresh(read: RoomRows): void {
    const rows = { ...read, epoch: this.epoch }
    const isNews = !sameJson(rows, this.rows)
    this.rows = rows
    this.ports.samples.keepOnly(this.id, rows.sampled)
    const people = new Map(rows.participants.map((p) => [p.id, p]))
    for (const connection of [...this.connections]) {
      const person = people.get(connection.person.id)
      if (person) connection.rejudge(person)
      else connection.close(CloseCode.forbidden, 'removed')
    }
    if (isNews) this.broadcastState()
  }

  broadcastState(): void {
    this.broadcast(encodeRoomState(this.state()))
  }

  /** Sends to everybody except, if given, the connection it came from. */
  broadcast(message: Uint8Array, except?: Connection): void {
    for (const connection of this.connections) if (connection !== except) connection.send(message)
  }

  /** Sends news of somebody's presence to all other people. */
  broadcastPresence(message: Uint8Array, participantId: string): void {
    for (const connection of this.connections)
      if (connection.person.id !== participantId) connection.send(message)
  }

  enter(connection: Connection): void {
    this.connections.add(connection)
    this.emptySince = null
    if (!connection.lookOnly) this.ports.seen([connection.person.id])
    this.broadcastState()
  }

  leave(connection: Connection): void {
    if (!this.connections.delete(connection)) return
    const farewell = this.presence.leave(connection)
    if (farewell) this.broadcastPresence(farewell, connection.person.id)
    if (this.connections.size === 0) this.emptySince = this.ports.now()
    if (!connection.lookOnly) this.ports.seen([connection.person.id])
    this.broadcastState()
  }

  /** The committed board's state vector: what this node asks a joiner to complete. */
  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.#document)
  }

  /** What a peer with this state vector lacks of the committed board. Throws when the vector is malformed. */
  missing(stateVector: Uint8Array): Uint8Array {
    return Y.encodeStateAsUpdate(this.#document, stateVector)
  }

  /** The committed document. For reading only. */
  get document(): Y.Doc {
    return this.#document
  }

  /** How many admissions are committed; a frame that met ticket t is durable when this is at least t. */
  get durable(): number {
    return this.#durable
  }

  /** Judges a write frame and, when it changes something, puts it in line for the log. */
  admit(update: Uint8Array, author: Connection): Judgement {
    const participantId = author.person.id
    const allowance = this.allowanceOf(participantId)
    // Made before the update is in: it remembers what was good until then.
    this.#repairs ??= new Repairs(this.#shadow)
    const verdict = this.#shadow.admit(update, participantId, this.owners)
    switch (verdict.kind) {
      case 'fault':
        if (verdict.spoiled) this.#rebuildShadow(allowance)
        return verdict
      case 'change': {
        const mended = this.#tryMend(verdict.touched)
        if (!mended) {
          this.#rebuildShadow(allowance)
          // Part of what is refused may be remembered as good.
          this.#repairs = new Repairs(this.#shadow)
          return { kind: 'fault', fault: 'unparsable' }
        }
        allowance.chargeRecords(mended.judged)
        for (const clientId of verdict.clients) this.#claim(clientId, participantId)
        this.#enqueue({ row: { participantId, at: this.ports.now(), bytes: verdict.bytes }, author })
        this.#enqueueRepairs(mended.updates)
        this.#answerFor(mended.repairs, author)
        return { kind: 'admitted', ticket: this.#admitted }
      }
      case 'nothing':
        return { kind: 'admitted', ticket: this.#admitted }
    }
  }

  /** What a participant may still ask of this room. */
  allowanceOf(participantId: string): Allowance {
    const known = this.#allowances.get(participantId)
    if (known) return known
    const allowance = new Allowance(this.ports.now)
    this.#allowances.set(participantId, allowance)
    return allowance
  }

  #enqueue(admission: Admission): void {
    this.#waiting.push(admission)
    this.#admitted++
    this.ports.scheduleFlush(this)
  }

  #claim(clientId: number, participantId: string | null): void {
    if (this.owners.isStored(clientId)) return
    this.owners.store(clientId, participantId)
    this.#waitingClaims.push({ clientId, participantId })
  }

  /** What it takes to put right what an update left of these records (B5); null when the update has broken the shadow. */
  #tryMend(touched: ReadonlySet<string>): ReturnType<Repairs['mend']> | null {
    try {
      return this.#repairs?.mend(touched) ?? null
    } catch {
      return null
    }
  }

  /** Repairs go into the log right behind what made them necessary, in the same flush. */
  #enqueueRepairs(updates: Uint8Array[]): void {
    for (const bytes of updates) {
      this.#claim(this.#clientId, null)
      this.#enqueue({ row: { participantId: null, at: this.ports.now(), bytes }, author: null })
    }
  }

  /** Tells the author what of theirs was put right. Who leaves too much that no browser does is a reader for a minute. */
  #answerFor(repairs: Repair[], author: Connection): void {
    author.notify(repairs)
    const bad = repairs.filter(({ blame }) => blame).length
    if (bad === 0) return
    this.ports.onBadRecords(bad)
    if (!this.lapses.add(author.person.id, bad)) return
    this.audit('muted', author.person.id)
    this.#rejudge(author.person.id)
  }

  /** Lets those write again who were readers for a minute. */
  forgive(): void {
    for (const participantId of this.lapses.forgive()) this.#rejudge(participantId)
  }

  #rejudge(participantId: string): void {
    for (const connection of [...this.connections])
      if (connection.person.id === participantId) connection.rejudge(connection.person)
  }

  /** Hands over what waits for the log; it is in flight until `committed` or `fail`. */
  takeBatch(): { rows: LogRow[]; claims: Claim[] } {
    const batch = { rows: this.#waiting.map(({ row }) => row), claims: this.#waitingClaims }
    this.#flushing = this.#waiting
    this.#flushingClaims = this.#waitingClaims
    this.#waiting = []
    this.#waitingClaims = []
    return batch
  }

  /** Whether something waits to be handed over. */
  get waits(): boolean {
    return this.#waiting.length > 0
  }

  /** Whether every admission is committed. */
  get settled(): boolean {
    return this.#waiting.length === 0 && this.#flushing.length === 0
  }

  /** The batch in flight is in the log, whose head is now `head`: everybody may see it. */
  async committed(head: number): Promise<void> {
    const landed = this.#flushing
    const first = head - landed.length
    // Somebody else wrote in between (another node, or a statement whose answer never came): read it from the log.
    if (this.head < first) await this.#readLog(first)
    // A batch is visible in the log all at once: `catchUp` may have shown it while its answer was on the way.
    if (this.head < head) {
      if (this.head !== first) throw new Error(`the log of room ${this.id} ends before ${first}`)
      for (const { row, author } of landed) this.#show(row, author)
      this.head = head
    }
    this.#flushing = []
    this.#flushingClaims = []
    this.#durable += landed.length
    for (const connection of this.connections) connection.acknowledge()
  }

  /**
   * The log takes no more: the room has ended (R4). Nothing of the batch in flight is stored, and nobody has seen
   * any of it: it is as if it had never been admitted. Its authors keep it, and are asked for it should the room
   * be opened again. All stay connected.
   */
  refused(): void {
    this.rows = { ...this.rows, writable: false }
    this.#flushing = []
    this.#waiting = []
    // A clientID stays whose it is: the claim goes with the next batch there may be.
    this.#waitingClaims = [...this.#flushingClaims, ...this.#waitingClaims]
    this.#admitted = this.#durable
    this.#resetShadow()
    // Part of what is withdrawn may be remembered as good.
    this.#repairs = null
    for (const connection of this.connections) connection.withdraw()
    this.ports.onRowsChanged(this)
  }

  /** Reads what the log holds beyond this node's head, and shows it. */
  async catchUp(): Promise<void> {
    await this.#readLog(Infinity)
  }

  async #readLog(last: number): Promise<void> {
    const { rows, epoch, claims } = await this.ports.log.readAfter(this.id, this.head)
    // B11: whoever draws on the old board must not see the new one in it, or it might overwrite what they hold.
    const isRestored = epoch > this.rows.epoch
    if (isRestored) {
      this.rows = { ...this.rows, epoch }
      this.closeAll(CloseCode.oldEpoch, 'restored')
      this.ports.onRowsChanged(this)
    }
    // Two readings may overlap: what the other one took over is not taken twice. With a new epoch comes all of it:
    // whoever is told that epoch is shown the board it stands for.
    const fresh = rows.filter((row) => row.seq > this.head && (isRestored || row.seq <= last))
    const touched = this.#takeOver(fresh)
    this.#learn(claims)
    for (const row of fresh) this.broadcast(encodeSync(SyncType.update, row.bytes))
    // Two nodes may each have taken in what is good only without the other.
    if (this.#repairs && this.writable) this.#enqueueRepairs(this.#repairs.mend(touched).updates)
  }

  /**
   * The outcome of a flush is unknown, or the room may no longer be written. Nothing is lost: people keep what was not
   * acknowledged and send it again to the room as it is loaded from the log. A room that is gone (O6) says so by `code`.
   */
  fail(code: number = CloseCode.unavailable, reason = 'come back'): void {
    if (this.failed) return
    this.failed = true
    this.ports.onFail(this)
    this.closeAll(code, reason)
  }

  closeAll(code: number, reason: string): void {
    for (const connection of [...this.connections]) connection.close(code, reason)
  }

  audit(code: string, participantId: string): void {
    this.ports.audit({ code, roomId: this.id, participantId })
  }

  /** Keeps the folded board when the tail since the last kept one is longer than `minRows`. */
  async keepSnapshot(minRows: number): Promise<void> {
    if (this.failed || this.head - this.#snapshotSeq < minRows) return
    // Folded before its repair, a bad record would look like one that never was good.
    if (this.#onTheWay().some(({ row }) => row.participantId === null)) return
    const seq = this.head
    this.#snapshotSeq = seq
    await this.ports.log.saveSnapshot(this.id, seq, this.ports.now(), Y.encodeStateAsUpdateV2(this.#document))
  }

  #show(row: LogRow, author: Connection | null): void {
    Y.applyUpdate(this.#document, row.bytes)
    this.broadcast(encodeSync(SyncType.update, row.bytes), author ?? undefined)
  }

  /** Applies rows from the log to both documents. Answers the ids of the records that may look different now. */
  #takeOver(rows: NumberedRow[]): Set<string> {
    const touched = new Set<string>()
    const behind = this.#giveWay(rows)
    for (const row of rows) {
      if (row.seq !== this.head + 1)
        throw new Error(`the log of room ${this.id} has a gap after ${this.head}`)
      Y.applyUpdate(this.#document, row.bytes)
      for (const id of this.#shadow.trust(row.bytes)) touched.add(id)
      this.head = row.seq
    }
    for (const { row } of behind) for (const id of this.#shadow.trust(row.bytes)) touched.add(id)
    return touched
  }

  #learn(claims: Claim[]): void {
    for (const { clientId, participantId } of claims) this.owners.store(clientId, participantId)
  }

  async #seed(): Promise<void> {
    const bytes = seedUpdate()
    const rows = [{ participantId: null, at: this.ports.now(), bytes }]
    const claims = [{ clientId: serverClientId, participantId: null }]
    const heads = await this.ports.log.append([{ roomId: this.id, rows, claims }])
    // A room that ended before anybody drew stays without a page; it can only be looked at.
    if (!heads.has(this.id)) return
    const stored = await this.ports.log.readAfter(this.id, 0)
    this.#learn(stored.claims)
    this.#takeOver(stored.rows)
  }

  /** The shadow holds what is committed and nothing else. */
  #resetShadow(): void {
    this.#shadow = new Shadow(this.#clientId)
    this.#shadow.trust(Y.encodeStateAsUpdate(this.#document))
  }

  #rebuildShadow(culprit: Allowance): void {
    for (const { row } of this.#restartShadow(culprit)) this.#shadow.trust(row.bytes)
  }

  /** Builds the shadow anew from what is committed. Answers what it lacks: what is on its way. */
  #restartShadow(culprit: Allowance): Admission[] {
    culprit.chargeRebuild(this.#shadow.size)
    this.#resetShadow()
    this.#repairs?.continueOn(this.#shadow)
    return this.#onTheWay()
  }

  #onTheWay(): Admission[] {
    return [...this.#flushing, ...this.#waiting]
  }

  /**
   * Somebody may tell two nodes different things under the same clocks. Yjs keeps what it meets first, and that is
   * what comes first in the log: where these rows have something else than what is on its way, they go into the
   * shadow before it. Answers what is to follow them.
   */
  #giveWay(rows: NumberedRow[]): Admission[] {
    if (this.settled) return []
    const own = this.#flushing.map(({ row }) => row.bytes)
    const other = rows.find(
      ({ bytes }) => this.#shadow.overlaps(bytes) && !own.some((mine) => Buffer.compare(bytes, mine) === 0),
    )
    return other?.participantId ? this.#restartShadow(this.allowanceOf(other.participantId)) : []
  }
}
