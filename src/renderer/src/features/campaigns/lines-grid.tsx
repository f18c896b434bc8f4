import { useElementSize } from '@mantine/hooks'
import { type Ref, useCallback, useMemo } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { EntryGrid } from '#renderer/ui/grid/entry-grid.tsx'
import type { EntryGridHandle, GridCell, GridColumn, GridEdit } from '#renderer/ui/grid/grid.types.ts'
import { gridWords } from '#renderer/ui/grid/grid-words.ts'
import { readCellCount } from '#shared/kernel/number-text.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import {
  type CampaignDraft,
  type DraftColumn,
  draftColumns,
  type DraftLine,
  type DraftProblem,
  shownDraftLines,
} from './campaign-draft.ts'
import styles from './campaign-editor.module.css'
import { widened } from './column-widths.ts'

interface LinesGridProps {
  readonly draft: CampaignDraft
  readonly problems: readonly DraftProblem[]
  readonly onWrite: (
    edits: readonly { readonly key: string; readonly column: DraftColumn; readonly text: string }[],
  ) => void
  readonly ref?: Ref<EntryGridHandle>
}

const columns: readonly GridColumn[] = [
  { id: 'name', label: t('campaigns.line'), widthPx: 230, editable: true, align: 'start' },
  { id: 'kind', label: t('campaigns.kind'), widthPx: 110, editable: true, align: 'start' },
  { id: 'needed', label: t('campaigns.needed'), widthPx: 76, editable: true },
  { id: 'before', label: t('campaigns.before'), widthPx: 76, editable: true },
  { id: 'source', label: t('campaigns.source'), widthPx: 90, editable: true, align: 'start' },
  { id: 'note', label: t('campaigns.note'), widthPx: 110, editable: true, align: 'start' },
]
/** Keys of the lines, as the style sheet has it. */
const headPx = 90
const countColumns: readonly DraftColumn[] = ['needed', 'before']
const labels = gridWords(t('campaigns.lines'), t('campaigns.lineKey'))

/** Lines as in Excel, with empty ones under them to type or paste into. */
export function LinesGrid({ draft, problems, onWrite, ref }: LinesGridProps) {
  const { ref: box, width } = useElementSize()
  const spread = useMemo(() => widened(columns, width, headPx), [width])
  const lines = useMemo(() => shownDraftLines(draft), [draft])
  const byKey = useMemo(() => new Map(lines.map((line) => [line.key, line])), [lines])
  const rows = useMemo(
    () =>
      lines.map(({ key }, index) => ({
        id: key,
        label: key,
        order: String(index + 1),
        muted: index >= draft.lines.length,
      })),
    [lines, draft.lines.length],
  )
  const found = useMemo(() => {
    const placed = problems.flatMap(({ at, text }) => (at === undefined ? [] : [{ ...at, text }]))
    return new Map(placed.map(({ key, column, text }) => [`${key} ${column}`, text]))
  }, [problems])
  const getCell = useCallback(
    (rowId: string, colId: string): GridCell => cellOf(byKey.get(rowId), colId, found.get(`${rowId} ${colId}`)),
    [byKey, found],
  )
  const totals = useMemo(
    () => Object.fromEntries(countColumns.map((column) => [column, totalOf(lines, column)])),
    [lines],
  )
  return (
    <div ref={box} className={styles.grid}>
      <EntryGrid
        ref={ref}
        columns={spread}
        rows={rows}
        getCell={getCell}
        totals={totals}
        totalsLabel={t('campaigns.totalRow')}
        labels={labels}
        documentId={`campaign lines ${draft.id}`}
        onEdit={(edits) => onWrite(editsOf(edits))}
      />
    </div>
  )
}

function cellOf(line: DraftLine | undefined, colId: string, problem: string | undefined): GridCell {
  const column = draftColumns.find((one) => one === colId)
  const text = line === undefined || column === undefined ? '' : line[column]
  const reading = column !== undefined && countColumns.includes(column) ? readCellCount(text) : undefined
  const value = reading?.ok === true ? reading.value : null
  return {
    text: value === null ? text : formatCount(value),
    editText: text,
    value,
    severity: problem === undefined ? undefined : 'error',
    hint: problem,
  }
}

function totalOf(lines: readonly DraftLine[], column: DraftColumn) {
  const known = lines.flatMap((line) => {
    const reading = readCellCount(line[column])
    return reading.ok && reading.value !== null ? [reading.value] : []
  })
  return known.length === 0 ? undefined : { text: formatCount(known.reduce((sum, value) => sum + value, 0)) }
}

function editsOf(edits: readonly GridEdit[]) {
  return edits.flatMap(({ rowId, colId, text }) => {
    const column = draftColumns.find((one) => one === colId)
    return column === undefined ? [] : [{ key: rowId, column, text }]
  })
}
