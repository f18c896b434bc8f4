import { Button, TextInput } from '@mantine/core'
import { ClipboardPaste } from 'lucide-react'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { t } from '#renderer/texts/vi.ts'
import type { EntryGridHandle } from '#renderer/ui/grid/grid.types.ts'
import { parseLocalDate } from '#shared/kernel/local-date.ts'
import type { FigureTable } from '#shared/settings/setup-draft.schema.ts'
import {
  type CellChange,
  checkFigures,
  type FigureTableName,
  writeCells,
} from '#shared/settings/setup-figures.rules.ts'
import { receivesGroups } from '#shared/settings/setup-groups.rules.ts'
import { figureRowsOf, rowsOf } from '#shared/settings/setup-rows.rules.ts'
import { DateField } from '../date-field.tsx'
import { ColumnChooser } from './column-chooser.tsx'
import { columnsOf } from './figure-columns.ts'
import { FigureGrid } from './figure-grid.tsx'
import { PastePanel } from '#renderer/ui/paste/paste-panel.tsx'
import { problemAt } from './problem-text.ts'
import type { FieldRequest, StepProps } from './step-props.ts'
import styles from './step-figures.module.css'

interface FigureSheetProps extends StepProps {
  readonly name: FigureTableName
  readonly request: FieldRequest | null
  readonly choice: ReactNode
}

/** The opening balances or the populations: date, document, columns and the table itself. */
export function FigureSheet({ name, draft, change, problems, request, choice }: FigureSheetProps) {
  const [isPasting, setIsPasting] = useState(false)
  const table = draft[name]
  const labelsOn = parseLocalDate(table.on) ?? parseLocalDate(draft.startOn) ?? ''
  const offered = useMemo(() => columnsOf(name, labelsOn), [name, labelsOn])
  const columns = useMemo(() => offered.filter((column) => table.columns.includes(column.id)), [offered, table.columns])
  const rows = useMemo(() => figureRowsOf(draft), [draft])
  const warnings = useMemo(() => warnedCells(draft, name), [draft, name])
  const grid = useRequestedCell(name, request)
  const setTable = (recipe: (table: FigureTable) => FigureTable) =>
    change((now) => ({ ...now, [name]: recipe(now[name]) }))
  const write = (changes: readonly CellChange[]) => setTable((now) => writeCells(now, changes))
  const isOpenings = name === 'openings'
  return (
    <>
      <div className={styles.tools}>
        <div className={styles.choice}>{choice}</div>
        <DateField
          className={styles.date}
          label={isOpenings ? t('setup.openingsOn') : t('setup.populationsOn')}
          value={table.on}
          onChange={(on) => setTable((now) => ({ ...now, on }))}
          error={problemAt(problems, `${name}.on`)}
          field={`${name}.on`}
        />
        <TextInput
          className={styles.document}
          label={t('setup.document')}
          placeholder={t('setup.documentHint')}
          value={table.document}
          onChange={(event) => {
            const document = event.currentTarget.value
            setTable((now) => ({ ...now, document }))
          }}
          error={problemAt(problems, `${name}.document`)}
          data-field={`${name}.document`}
        />
        <ColumnChooser
          offered={offered}
          chosen={table.columns}
          onChange={(chosen) => setTable((now) => ({ ...now, columns: chosen }))}
        />
        <Button
          variant="default"
          leftSection={<ClipboardPaste size={15} aria-hidden />}
          aria-expanded={isPasting}
          onClick={() => setIsPasting(true)}
        >
          {t('setup.pasteTable')}
        </Button>
      </div>
      <div className={styles.work} data-pasting={isPasting || undefined}>
        <div className={styles.grid} data-wide-heads={receivesGroups(draft) || undefined}>
          <FigureGrid
            ref={grid}
            label={t('setup.tableOf', {
              table: isOpenings ? t('setup.openings') : t('setup.populations'),
              count: rows.length,
            })}
            documentId={name}
            columns={columns}
            rows={rows}
            cells={table.cells}
            warnings={warnings}
            onWrite={write}
          />
        </div>
        {isPasting && (
          <PastePanel
            columns={columns}
            rows={rows}
            mainCount={receivesGroups(draft) ? rows.length : rowsOf(draft).length}
            onWrite={write}
            onClose={() => {
              setIsPasting(false)
              grid.current?.focus()
            }}
          />
        )}
      </div>
    </>
  )
}

function warnedCells(draft: StepProps['draft'], name: FigureTableName): ReadonlySet<string> {
  const warned = checkFigures(draft, name).filter((problem) => problem.severity === 'warning')
  return new Set(warned.map((problem) => problem.field.replace(`${name}.cells.`, '').replace(/\.([^.]+)$/, ' $1')))
}

/** Takes the keyboard to the cell a message is about. */
function useRequestedCell(name: FigureTableName, request: FieldRequest | null) {
  const grid = useRef<EntryGridHandle>(null)
  useEffect(() => {
    const [, unitCode, indicator] = request?.field.match(new RegExp(`^${name}\\.cells\\.(.+)\\.([^.]+)$`)) ?? []
    if (unitCode !== undefined && indicator !== undefined) grid.current?.focusCell(unitCode, indicator)
  }, [name, request])
  return grid
}
