import { Button, NativeSelect } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { invoke } from '#renderer/rpc/client.ts'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { t } from '#renderer/texts/vi.ts'
import { Loading } from '#renderer/ui/loading.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import type { Output } from '#shared/contract/contract.ts'
import type { ImportPreview, PlannedCell } from '#shared/importing/importing.schema.ts'
import { policies, policyText } from '../policy-words.ts'
import { changeText, countText } from '../sheet/describe-place.ts'
import { isConflict } from '../sheet/menu-lists.ts'
import { figureLabel } from '../sheet/meaning-text.ts'
import type { JumpTarget } from '../sheet/use-jump.ts'
import type { ChangeChoices } from '../use-choices.ts'
import type { RowNames } from '../unit-names.ts'
import { withEntry } from '../with-entry.ts'
import type { CellStatus } from './effect.tsx'
import styles from './side.module.css'

interface CellListProps {
  readonly preview: ImportPreview
  readonly status: CellStatus
  readonly names: RowNames
  readonly mayChange: boolean
  readonly onJump: (target: JumpTarget) => void
  readonly onChoose: ChangeChoices
}

const pageSize = 200

/** The cells of one fate, in the order of the sheet; each leads to its place, and one in conflict can be decided here. */
export function CellList(props: CellListProps) {
  const { preview, status } = props
  const pages = useInfiniteQuery({
    queryKey: ['importing', 'importing.listCells', { importId: preview.head.id, statuses: [status] }],
    queryFn: ({ pageParam }): Promise<Output<'importing.listCells'>> =>
      invoke('importing.listCells', {
        importId: preview.head.id,
        statuses: [status],
        offset: pageParam,
        limit: pageSize,
      }),
    initialPageParam: 0,
    getNextPageParam: ({ total }, all) => (all.length * pageSize < total ? all.length * pageSize : undefined),
  })
  const cells = pages.data?.pages.flatMap((page) => page.cells) ?? []
  return (
    <div className={styles.cellList}>
      {pages.isError && <Notice tone="error">{errorText(pages.error)}</Notice>}
      {pages.data === undefined && !pages.isError && <Loading />}
      <ul>
        {cells.map((cell) => (
          <CellLine
            key={`${cell.sheet} ${cell.address} ${cell.indicator} ${cell.channel} ${cell.unitCode}`}
            {...props}
            cell={cell}
          />
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button
          size="compact-sm"
          variant="subtle"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t('importing.moreCells')}
        </Button>
      )}
    </div>
  )
}

function CellLine({
  cell,
  preview,
  names,
  mayChange,
  onJump,
  onChoose,
}: CellListProps & { readonly cell: PlannedCell }) {
  const { sheet, address, unitCode } = cell
  const key = `${sheet}!${address}`
  return (
    <li className={styles.cellLine}>
      <button type="button" className={styles.address} onClick={() => onJump({ sheet, address })}>
        {address}
      </button>
      <span className={styles.cellName}>
        {names.unit(unitCode)} · {figureLabel(cell, names.on)}
      </span>
      <strong className={styles.cellChange}>
        {cell.status === 'kept' ? `${countText(cell.standing)} ≠ ${countText(cell.read)}` : changeText(cell)}
      </strong>
      {mayChange && isConflict(cell) && (
        <NativeSelect
          className={styles.cellPolicy}
          size="xs"
          aria-label={t('importing.policyOf', { address })}
          value={preview.choices.cellConflicts[key] ?? ''}
          data={[
            { value: '', label: t('importing.policyAsBatch') },
            ...policies.filter((one) => one !== 'only-empty').map((one) => ({ value: one, label: policyText(one) })),
          ]}
          onChange={({ currentTarget }) => {
            const policy = policies.find((one) => one === currentTarget.value) ?? null
            onChoose((choices) => ({ ...choices, cellConflicts: withEntry(choices.cellConflicts, key, policy) }))
          }}
        />
      )}
    </li>
  )
}
