'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useMemo } from 'react'
import { EvidencePanel } from '@/components/evidence/evidence-panel'
import { scoreElementId } from '@/components/evidence/given-scores'
import { useHiddenKinds } from '@/components/evidence/hidden-kinds'
import { useMarkWords } from '@/components/evidence/mark-words'
import { MarksLane } from '@/components/evidence/marks-lane'
import { NoteBeside, useNoteKey } from '@/components/evidence/note-beside'
import { type OwnWriting, ScoresTab } from '@/components/evidence/scores-tab'
import { usePlayer } from '@/components/replay/player-context'
import { Replay, type ReplayProps } from '@/components/replay/replay'
import { usePrivatePanels } from '@/components/room/private-panels'
import { type DeskPlace, DeskPlaceProvider } from '@/components/rubric/desk-place'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { elapsedAt } from '@/lib/history/moments'
import type { EvidenceMark, EvidenceView } from '@/lib/replay/evidence'
import { shownMarks } from '@/lib/replay/mark-walk'
import { stageAt } from '@/lib/replay/marks'
import type { DimensionId } from '@/lib/rubric/dimensions'

export interface EvidencedReplayProps extends Omit<ReplayProps, 'marks' | 'lane' | 'aside'> {
  /** With what the viewer has written themselves; null while it is being read, or could not be. */
  evidence: EvidenceView | null
  isFailed?: boolean
  onRetry?: () => void
  /** The desk of a viewer who has one; null for everybody else. */
  own: OwnWriting | null
  /** Whether this viewer may see scores. */
  seesScores: boolean
}

const noMarks: readonly EvidenceMark[] = []

/** A replay with its evidence: marks along the scrubber, and beside the board what happened and the scores (V2). */
export function EvidencedReplay(props: EvidencedReplayProps) {
  const { evidence, isFailed = false, onRetry, own, seesScores, ...replay } = props
  const [hidden, turnKind] = useHiddenKinds()
  const { areOpen } = usePrivatePanels()
  const marks = useMemo(() => {
    const shown = shownMarks(evidence?.marks ?? noMarks, hidden)
    // R5c: folded for everybody who looks at this screen.
    return areOpen ? shown : shown.filter(({ isPrivate }) => !isPrivate)
  }, [evidence, hidden, areOpen])
  return (
    <Replay
      {...replay}
      marks={marks}
      allMarks={evidence?.marks ?? noMarks}
      lane={<Lane evidence={evidence} />}
      aside={
        <Aside
          evidence={evidence}
          hidden={hidden}
          onTurnKind={turnKind}
          own={own}
          seesScores={seesScores}
          meanwhile={<Meanwhile isFailed={isFailed} onRetry={onRetry} />}
        />
      }
    />
  )
}

interface PartProps {
  evidence: EvidenceView | null
}

/** Goes to the moment of a mark, which stays the chosen one. */
function useShowMark(): (mark: EvidenceMark) => void {
  const { player, choose } = usePlayer()
  return (mark) => {
    choose(mark.id)
    player.seek(mark.at)
  }
}

function Lane({ evidence }: PartProps) {
  return <MarksLane words={useMarkWords(evidence)} onShow={useShowMark()} />
}

interface AsideProps extends PartProps, Pick<EvidencedReplayProps, 'own' | 'seesScores'> {
  hidden: ReturnType<typeof useHiddenKinds>[0]
  onTurnKind: ReturnType<typeof useHiddenKinds>[1]
  meanwhile: ReactNode
}

function Aside({ evidence, own, seesScores, ...panel }: AsideProps) {
  const t = useTranslations('notes')
  const words = useMarkWords(evidence)
  const show = useShowMark()
  const outbox = own?.desk.outbox ?? null
  const mayNote = Boolean(own?.desk.mayWrite && evidence?.mayNote)
  useNoteKey(mayNote)
  const remove = (id: string) => {
    const note = own?.desk.notes.find((one) => one.id === id)
    if (!outbox || !note) return
    outbox.remove(id)
    toast.offer(t('deleted'), { label: t('undo'), onSelect: () => outbox.restore(note) })
  }
  const refusal = (id: string) => own?.desk.notes.find((one) => one.id === id)?.refused ?? null
  const toScore = (by: string | null, dimension: DimensionId) => {
    const isOwn = by === own?.participantId
    const place = isOwn
      ? document.querySelector<HTMLElement>(`[data-evidence] [data-rubric-row="${dimension}"]`)
      : by === null
        ? null
        : document.getElementById(scoreElementId(by, dimension))
    place?.focus()
    place?.scrollIntoView({ block: 'nearest' })
  }
  return (
    <ReplayDesk marks={evidence?.marks ?? noMarks}>
      <EvidencePanel
        {...panel}
        evidence={evidence}
        words={words}
        onShow={show}
        scores={
          seesScores && evidence && evidence.scores !== null ? (
            <ScoresTab evidence={evidence} own={own} words={words} onShow={show} />
          ) : null
        }
        onScore={toScore}
        notes={mayNote && outbox ? { write: (id, text) => outbox.write(id, text), remove, refusal } : null}
        footer={mayNote ? <NoteBeside words={words} /> : null}
      />
    </ReplayDesk>
  )
}

/** What is written beside a replay is about the moment that it shows. */
function ReplayDesk({ marks, children }: { marks: readonly EvidenceMark[]; children: ReactNode }) {
  const { player, view } = usePlayer()
  const place = useMemo<DeskPlace>(
    () => ({
      moment: () => {
        const at = Math.round(player.getState().at)
        return { at, elapsedMs: Math.round(elapsedAt(view.runs, at) ?? 0), stage: stageAt(marks, at) }
      },
      selection: () => [],
      leave: () => (document.activeElement as HTMLElement | null)?.blur(),
      show: (at) => player.seek(at),
    }),
    [player, view, marks],
  )
  return <DeskPlaceProvider value={place}>{children}</DeskPlaceProvider>
}

/** In place of the list while there is none. */
function Meanwhile({ isFailed, onRetry }: { isFailed: boolean; onRetry: (() => void) | undefined }) {
  const t = useTranslations('evidence')
  if (!isFailed)
    return (
      <p role="status" className="p-4 text-text3">
        {t('loading')}
      </p>
    )
  return (
    <div role="alert" className="flex flex-col items-start gap-3 p-4">
      <p className="text-text2">{t('failed')}</p>
      {onRetry ? <Button onClick={onRetry}>{t('retry')}</Button> : null}
    </div>
  )
}
