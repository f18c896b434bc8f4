import { Loader, TextInput } from '@mantine/core'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { useGroupSaver } from '#renderer/rpc/use-group-saver.ts'
import { useMay } from '#renderer/rpc/use-may.ts'
import { usePercentFormat } from '#renderer/rpc/use-percent-format.ts'
import { t } from '#renderer/texts/vi.ts'
import { DateStepper } from '#renderer/ui/date-stepper.tsx'
import { GridLayout } from '#renderer/ui/grid/grid-layout.tsx'
import type { CellRef, EntryGridHandle, EntryGridProps } from '#renderer/ui/grid/grid.types.ts'
import { gridWords } from '#renderer/ui/grid/grid-words.ts'
import { UnsavedCells } from '#renderer/ui/grid/unsaved-cells.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { Screen } from '#renderer/ui/screen.tsx'
import footer from '#renderer/ui/screen-footer.module.css'
import type { LevelBook } from '#shared/figures/level-book.schema.ts'
import { formatDate, type LocalDate } from '#shared/kernel/local-date.ts'
import styles from '../entry-layout.module.css'
import { type EntryPlace, useUnitChoice } from '../entry-search.ts'
import { type EntryWithin, WithinTools } from '../entry-within.tsx'
import { EntryViewSwitch } from '../entry-view-switch.tsx'
import { LevelPanel } from './level-panel.tsx'
import { levelCells, levelColumns, levelEdits, levelRows, levelSheet, levelTotals } from './level-sheet.ts'
import { levelsSaver } from './levels-saver.ts'

interface LevelsEntryProps {
  readonly place: EntryPlace
  readonly today: LocalDate
  readonly within: EntryWithin | undefined
}

/** Levels at a date: populations, reasons, cleaned data, groups, faulty files, each with what stood before. */
export function LevelsEntry({ place, today, within }: LevelsEntryProps) {
  const code = within?.code
  const answer = useBackendQuery(
    'figures.getLevels',
    { on: place.on, ...(code === undefined ? {} : { within: code }) },
    { keepPrevious: true },
  )
  const chooseUnit = useUnitChoice(place)
  const tools = (
    <>
      <WithinTools within={within} onChoose={chooseUnit} />
      <DateStepper value={place.on} today={today} onChange={place.goTo.levels} />
      <EntryViewSwitch value="levels" place={place} />
    </>
  )
  if (answer.data !== undefined)
    return <LevelsView book={answer.data} answeredAtMs={answer.dataUpdatedAt} place={place} tools={tools} />
  return (
    <Screen title={t('entry.title')} tools={tools}>
      <div className={styles.center}>
        {answer.isError ? (
          <Notice tone="error" title={t('entry.loadFailed')}>
            {errorText(answer.error)}
          </Notice>
        ) : (
          <Loader aria-label={t('entry.loading')} />
        )}
      </div>
    </Screen>
  )
}

interface LevelsViewProps {
  readonly book: LevelBook
  readonly answeredAtMs: number
  readonly place: EntryPlace
  readonly tools: React.ReactNode
}

function LevelsView({ book, answeredAtMs, place, tools }: LevelsViewProps) {
  const { on } = book
  const may = useMay('figures.recordFigures')
  const saving = useGroupSaver(levelsSaver)
  const [document, setDocument] = useState('')
  const [grid, setGrid] = useState<EntryGridHandle | null>(null)
  const [active, setActive] = useState<CellRef | null>(null)
  const format = usePercentFormat()
  const sheet = useMemo(() => levelSheet(book, saving, answeredAtMs), [book, saving, answeredAtMs])
  const columns = useMemo(() => levelColumns(on), [on])
  const rows = useMemo(() => levelRows(sheet, may.isGiven), [sheet, may.isGiven])
  const getCell = useMemo(() => levelCells(sheet, format), [sheet, format])
  const totals = useMemo(() => levelTotals(sheet, format), [sheet, format])
  const labels = useMemo(() => gridWords(t('entry.levelsGrid', { date: formatDate(on) }), t('entry.rowHeadUnit')), [on])
  const onEdit = useCallback<EntryGridProps['onEdit']>(
    (edits, { cause }) => levelsSaver.record(levelEdits(sheet, edits, document.trim()), cause),
    [sheet, document],
  )
  useEffect(() => grid?.focus(), [grid])
  return (
    <Screen
      title={t('entry.title')}
      tools={tools}
      footer={
        <>
          <TextInput
            className={styles.document}
            aria-label={t('entry.levelsDocument')}
            placeholder={t('entry.levelsDocument')}
            value={document}
            maxLength={200}
            onChange={(event) => setDocument(event.currentTarget.value)}
          />
          <span className={footer.sums}>{daysText(book)}</span>
          <div className={footer.actions}>
            <UnsavedCells
              count={saving.failed}
              reason={saving.error === null ? '' : errorText(saving.error)}
              onRetry={() => levelsSaver.retry()}
              onDiscard={() => levelsSaver.discardFailed()}
            />
          </div>
        </>
      }
    >
      <GridLayout
        {...{ columns, rows, getCell, totals, labels, onEdit }}
        ref={setGrid}
        totalsLabel={t('entry.levelsTotal')}
        documentId={`levels ${on} ${book.whole?.code ?? ''}`}
        readOnly={!may.isGiven || place.on !== on}
        onActiveChange={setActive}
        strip={may.needs === undefined ? undefined : t('services.readOnly', { needs: may.needs })}
        panelLabel={t('entry.panel')}
        panel={<LevelPanel sheet={sheet} active={active} />}
      />
    </Screen>
  )
}

const daysTold = 4

/** When levels were given last. */
function daysText({ days }: LevelBook): string {
  if (days.length === 0) return t('entry.levelsNone')
  return t('entry.levelsDays', { days: days.slice(0, daysTold).map(formatDate).join(', ') })
}
