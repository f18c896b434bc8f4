import '#renderer/ui/fonts.css'
import '#renderer/ui/tokens.css'
import './harness.css'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { EntryGrid } from '#renderer/ui/grid/entry-grid.tsx'
import type {
  CellRef,
  EditMeta,
  EntryGridHandle,
  GridCell,
  GridEdit,
  SelectionStats,
  SkippedValues,
} from '#renderer/ui/grid/grid.types.ts'
import { columns, labels, rows, startingTexts } from './sample.ts'

export interface HarnessLog {
  edits: (EditMeta & { edits: readonly GridEdit[] })[]
  skipped: SkippedValues[]
  active: CellRef | null
  stats: SelectionStats | null
  explained: CellRef[]
  cellReads: number
  handle: EntryGridHandle | null
  setReadOnly: (readOnly: boolean) => void
  setDay: (day: string) => void
  setShown: (isShown: boolean) => void
}

declare global {
  interface Window {
    harness: HarnessLog
  }
}

const log: HarnessLog = {
  edits: [],
  skipped: [],
  active: null,
  stats: null,
  explained: [],
  cellReads: 0,
  handle: null,
  setReadOnly: () => {},
  setDay: () => {},
  setShown: () => {},
}
window.harness = log

const NUMBER = /^\d{1,3}(?:\.\d{3})+$|^\d+$/

function numberOf(text: string): number | null {
  return NUMBER.test(text) ? Number(text.replaceAll('.', '')) : null
}

const DECORATIONS: Record<string, Partial<GridCell> | undefined> = {
  'r3/c6': { severity: 'warning', hasNote: true },
  'r4/c0': { dot: true, hint: '12 tại chỗ + 18 lưu động = 30' },
  'r5/c5': { state: 'saving' },
  'r6/c5': { state: 'saved' },
  'r7/c5': { state: 'failed' },
  'r7/c2': { severity: 'error' },
}

function Harness() {
  const [texts, setTexts] = useState(startingTexts)
  const [readOnly, setReadOnly] = useState(false)
  const [day, setDay] = useState('2023-04-15')
  const [isShown, setShown] = useState(true)
  useEffect(() => void Object.assign(log, { setReadOnly, setDay, setShown }), [])

  const getCell = useCallback(
    (rowId: string, colId: string): GridCell => {
      log.cellReads += 1
      const column = columns.find(({ id }) => id === colId)
      const text = texts.get(`${rowId}/${colId}`) ?? ''
      if (column?.tint === 'derived')
        return { text: rowId === 'r8' ? '' : '15', editText: '', value: 15, derived: true }
      const value = numberOf(text)
      const wrong: Partial<GridCell> = text !== '' && value === null ? { severity: 'error' } : {}
      const shown = value === null ? text : value.toLocaleString('vi-VN')
      return { text: shown, editText: text, value, ...DECORATIONS[`${rowId}/${colId}`], ...wrong }
    },
    [texts],
  )
  const totals = useMemo(
    () =>
      Object.fromEntries(
        columns.map(({ id }) => {
          const sum = rows.reduce((total, row) => total + (numberOf(texts.get(`${row.id}/${id}`) ?? '') ?? 0), 0)
          return [id, { text: sum.toLocaleString('vi-VN') }]
        }),
      ),
    [texts],
  )
  const onEdit = useCallback((edits: readonly GridEdit[], meta: EditMeta) => {
    log.edits.push({ ...meta, edits })
    setTexts((before) => {
      const after = new Map(before)
      for (const { rowId, colId, text } of edits) after.set(`${rowId}/${colId}`, text)
      return after
    })
  }, [])
  const handle = useRef<EntryGridHandle>(null)
  const fillBlanks = (_scope: 'row' | 'all', rowIds: readonly string[]): void => {
    const blanks = rowIds.flatMap((rowId) =>
      columns
        .filter(({ id, editable }) => editable && (texts.get(`${rowId}/${id}`) ?? '') === '')
        .map(({ id }) => ({ rowId, colId: id, text: '0' })),
    )
    handle.current?.applyEdits(blanks, 'no-activity')
  }

  return (
    <div className="screen">
      <div className="grid">
        {isShown && (
          <EntryGrid
            ref={(value) => {
              handle.current = value
              log.handle = value
            }}
            columns={columns}
            rows={rows}
            getCell={getCell}
            totals={totals}
            totalsLabel="Tổng cộng (46/47 xã)"
            labels={labels}
            documentId={day}
            readOnly={readOnly}
            onEdit={onEdit}
            onSkipped={(skipped) => log.skipped.push(skipped)}
            onActiveChange={(cell) => {
              log.active = cell
            }}
            onSelectionChange={(stats) => {
              log.stats = stats
            }}
            onNoActivity={fillBlanks}
            onExplain={(cell) => log.explained.push(cell)}
          />
        )}
      </div>
      <aside className="panel">
        <textarea aria-label="Ghi chú" rows={6} />
      </aside>
    </div>
  )
}

const root = document.getElementById('root')
if (root) createRoot(root).render(<Harness />)
