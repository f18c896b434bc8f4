import { Button, TextInput } from '@mantine/core'
import { useBackendCommand, useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { useDrafts } from '#renderer/rpc/use-draft-store.ts'
import { useMay } from '#renderer/rpc/use-may.ts'
import { t } from '#renderer/texts/vi.ts'
import { Card } from '#renderer/ui/card.tsx'
import table from '#renderer/ui/data-table.module.css'
import { Loading } from '#renderer/ui/loading.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import type { Output } from '#shared/contract/contract.ts'
import { formatDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import { type AllocationRow, changedParts, leftAfter, partKey, readPart } from './allocation-cells.ts'
import { allocationDraftId, allocationDrafts } from './allocation-drafts.ts'
import styles from './reorganisation.module.css'
import { ScrollTable } from './scroll-table.tsx'
import { failureSentences, levelName } from './use-reorganisations.ts'

interface AllocationPartProps {
  readonly id: string
  readonly names: Readonly<Record<string, string>>
}

type Allocations = Output<'province.listAllocations'>

/** Levels of divided units: what each successor is given, with the document that says so, and what is left. */
export function AllocationPart({ id, names }: AllocationPartProps) {
  const answer = useBackendQuery('province.listAllocations', { id }, { keepPrevious: true }).data
  if (answer === undefined) return <Loading />
  return (
    <>
      {[...Map.groupBy(answer.rows, ({ from }) => from)].map(([from, rows]) => (
        <DividedUnit key={from} id={id} names={names} on={answer.on} rows={rows} />
      ))}
    </>
  )
}

interface DividedUnitProps extends AllocationPartProps {
  readonly on: Allocations['on']
  readonly rows: readonly AllocationRow[]
}

function DividedUnit({ id, names, on, rows }: DividedUnitProps) {
  const draftId = allocationDraftId(id, rows[0]?.from ?? '')
  const open = useDrafts(allocationDrafts).get(draftId)
  const { typed, document } = open?.draft ?? untouched
  const may = useMay('province.setAllocations')
  const command = useBackendCommand('province.setAllocations')
  const [first] = rows
  if (first === undefined) return null
  const change = (recipe: (now: typeof untouched) => Partial<typeof untouched>): void => {
    allocationDrafts.open({ id: draftId, ...untouched })
    allocationDrafts.change(draftId, (now) => ({ ...now, ...recipe(now) }))
  }
  const type = (key: string, text: string): void =>
    change(({ typed: before }) => ({ typed: { ...before, [key]: text } }))
  const { allocations, unread } = changedParts(rows, typed, document.trim())
  const isWrong = unread > 0 || rows.some((row) => leftAfter(row, typed) < 0)
  const canSave = allocations.length > 0 && !isWrong && document.trim() !== ''
  const save = (): void => {
    if (command.isPending || open === undefined) return
    const { clientId } = open
    const saved = { id: draftId, typed: {}, document }
    // Also when somebody has gone to another screen meanwhile; what went wrong is the command's to show.
    void command.mutateAsync({ clientId, id, allocations }).then(
      () => settle(saved, clientId),
      () => undefined,
    )
  }
  return (
    <Card title={t('reorganisation.divided', { name: first.fromName, day: formatDate(on) })}>
      <p className={styles.hint}>{t('reorganisation.dividedHint')}</p>
      <ScrollTable label={t('reorganisation.partsTable', { name: first.fromName })}>
        <PartsHead first={first} />
        <tbody>
          {rows.map((row) => (
            <PartsRow key={row.indicator} row={row} on={on} typed={typed} isReadOnly={!may.isGiven} onType={type} />
          ))}
        </tbody>
      </ScrollTable>
      {may.isGiven && (
        <div className={styles.confirm}>
          <TextInput
            className={styles.document}
            size="xs"
            aria-label={t('reorganisation.partsDocument')}
            placeholder={t('reorganisation.partsDocument')}
            maxLength={300}
            value={document}
            onChange={({ currentTarget: { value } }) => change(() => ({ document: value }))}
          />
          <Button size="xs" loading={command.isPending} disabled={!canSave} onClick={save}>
            {t('reorganisation.saveParts', { count: allocations.length })}
          </Button>
          {isWrong && <p className={styles.wrong}>{t('reorganisation.partsWrong')}</p>}
          {command.isError && (
            <Notice tone="error">{failureSentences(command.error, names).slice(0, 2).join(' ')}</Notice>
          )}
        </div>
      )}
    </Card>
  )
}

const untouched: { readonly typed: Readonly<Record<string, string>>; readonly document: string } = {
  typed: {},
  document: '',
}

/** What was saved leaves the window; the document stays for the parts that follow. */
function settle(saved: typeof untouched & { readonly id: string }, clientId: string): void {
  allocationDrafts.settle(saved, clientId, (now) => now)
  allocationDrafts.open(saved)
}

function PartsHead({ first }: { readonly first: AllocationRow }) {
  return (
    <thead>
      <tr>
        <th scope="col">{t('reorganisation.level')}</th>
        <th scope="col" className={table.figure}>
          {first.fromName}
        </th>
        {first.parts.map(({ to, toName }) => (
          <th key={to} scope="col" className={table.figure}>
            {toName}
          </th>
        ))}
        <th scope="col" className={table.figure}>
          {t('reorganisation.left')}
        </th>
      </tr>
    </thead>
  )
}

interface PartsRowProps extends Pick<DividedUnitProps, 'on'> {
  readonly row: AllocationRow
  readonly typed: Readonly<Record<string, string>>
  readonly isReadOnly: boolean
  readonly onType: (key: string, text: string) => void
}

function PartsRow({ row, on, typed, isReadOnly, onType }: PartsRowProps) {
  const level = levelName(row.indicator, on)
  const left = leftAfter(row, typed)
  return (
    <tr>
      <th scope="row">{level}</th>
      <td className={table.figure}>{formatCount(row.whole)}</td>
      {row.parts.map(({ to, toName, value: stands, document }) => {
        const key = partKey(row, to)
        const text = typed[key] ?? (stands === null ? '' : formatCount(stands))
        return (
          <td key={to} className={table.figure} title={document}>
            <TextInput
              size="xs"
              className={styles.figure}
              inputMode="numeric"
              aria-label={t('reorganisation.partOf', { level, name: toName })}
              readOnly={isReadOnly}
              error={readPart(text) === undefined}
              value={text}
              onChange={({ currentTarget: { value } }) => onType(key, value)}
            />
          </td>
        )
      })}
      <td className={left < 0 ? `${table.figure} ${styles.wrong}` : table.figure}>{formatCount(left)}</td>
    </tr>
  )
}
