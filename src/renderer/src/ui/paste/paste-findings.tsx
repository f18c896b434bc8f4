import { Select } from '@mantine/core'
import { t } from '#renderer/texts/vi.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import { readCellCount } from '#shared/kernel/number-text.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import type { UnitRef } from '#shared/settings/setup-draft.schema.ts'
import { type PasteReading, type UnmatchedLine } from '#shared/settings/setup-paste.rules.ts'
import { pastedTotals } from '#shared/settings/setup-pasted-cells.rules.ts'
import { rowLabel } from '#shared/settings/setup-rows.rules.ts'
import styles from './paste-panel.module.css'

interface PasteFindingsProps {
  readonly reading: PasteReading
  readonly rows: readonly UnitRef[]
  readonly mainCount: number
  readonly columns: readonly { readonly id: string; readonly fullLabel: string }[]
  /** Indicator of each pasted column. */
  readonly targets: readonly (string | null)[]
  /** Name of each pasted column. */
  readonly headings: readonly string[]
  /** Rows a person chose for lines that matched none. */
  readonly chosenRows: ReadonlyMap<number, string>
  readonly onChooseRow: (line: number, code: string | null) => void
}

/** What was matched, what was not, and whether the pasted total agrees. */
export function PasteFindings(props: PasteFindingsProps) {
  const { reading, rows } = props
  const count = reading.matched.length
  const free = freeRows(props)
  const skipped = props.headings.filter((_, index) => props.targets[index] === null)
  const missing = free.filter((row) => rows.indexOf(row) < props.mainCount)
  const unread = [...reading.matched, ...reading.unmatched]
    .flatMap((line) => line.texts)
    .filter((text) => !readCellCount(text).ok)
  return (
    <>
      <Notice tone="done">
        {reading.by === 'name'
          ? t('setup.pasteByName', { count, total: count + reading.unmatched.length })
          : t('setup.pasteByPosition', { count })}
      </Notice>
      {reading.totals.length > 0 && <Totals {...props} />}
      {reading.unmatched.length > 0 && (
        <Notice tone="warning" title={t('setup.pasteUnmatched', { count: reading.unmatched.length })}>
          <ul className={styles.unmatched}>
            {reading.unmatched.map((line) => (
              <li key={line.line}>
                <strong>{line.name}</strong> ({reasonText(line, rows)})
                <Select
                  size="xs"
                  aria-label={t('setup.pasteChooseRow', { line: line.name })}
                  placeholder={t('setup.pasteSkipRow')}
                  searchable
                  clearable
                  allowDeselect={false}
                  data={rows
                    .filter((row) => free.includes(row) || props.chosenRows.get(line.line) === row.code)
                    .map((row) => ({ value: row.code, label: rowLabel(row, rows) }))}
                  value={props.chosenRows.get(line.line) ?? null}
                  onChange={(code) => props.onChooseRow(line.line, code)}
                />
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {skipped.length > 0 && (
        <Notice tone="warning">{t('setup.pasteSkippedColumns', { names: skipped.join(', ') })}</Notice>
      )}
      {unread.length > 0 && <Notice tone="warning">{t('setup.pasteUnread', { count: unread.length })}</Notice>}
      {missing.length > 0 && (
        <Notice tone="info">
          {t('setup.pasteMissing', { names: missing.map((row) => rowLabel(row, rows)).join(', ') })}
        </Notice>
      )}
    </>
  )
}

function freeRows({ reading, rows, chosenRows }: PasteFindingsProps): UnitRef[] {
  const given = new Set([...reading.matched.map((line) => line.unitCode), ...chosenRows.values()])
  return rows.filter((row) => !given.has(row.code))
}

function reasonText(line: UnmatchedLine, rows: readonly UnitRef[]): string {
  if (line.reason === 'several') return t('setup.pasteSeveral')
  if (line.reason === 'repeated') return t('setup.pasteRepeated')
  const names = rows.filter((row) => line.suggestions.includes(row.code)).map((row) => rowLabel(row, rows))
  return names.length === 0
    ? t('setup.pasteUnknown')
    : `${t('setup.pasteUnknown')}; ${t('setup.pasteLikely', { names: names.join(', ') })}`
}

function Totals({ reading, columns, targets, chosenRows }: PasteFindingsProps) {
  const differences = pastedTotals(reading, chosenRows).filter(({ pasted, sum }) => pasted !== sum)
  const nameOf = (index: number) =>
    columns.find((column) => column.id === targets[index])?.fullLabel ?? reading.headings[index] ?? ''
  return (
    <Notice tone={differences.length === 0 ? 'done' : 'warning'}>
      <p>{t('setup.pasteTotals', { names: reading.totals.map((line) => line.name).join(', ') })}</p>
      {differences.length === 0 && <p>{t('setup.pasteTotalSame')}</p>}
      {differences.map(({ index, pasted, sum }) => (
        <p key={index}>
          {t('setup.pasteTotalDiffers', {
            column: nameOf(index),
            pasted: formatCount(pasted),
            sum: formatCount(sum),
            difference: formatCount(pasted - sum),
          })}
        </p>
      ))}
    </Notice>
  )
}
