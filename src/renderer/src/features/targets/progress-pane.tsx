import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { Pencil, Search } from 'lucide-react'
import { useMemo, useState } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import type { Permission } from '#renderer/rpc/use-may.ts'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { measureName } from '#renderer/texts/target-words.ts'
import { t } from '#renderer/texts/vi.ts'
import listAndPane from '#renderer/ui/list-and-pane.module.css'
import { Loading } from '#renderer/ui/loading.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { formatDate, type LocalDate } from '#shared/kernel/local-date.ts'
import type { Target } from '#shared/targets/targets.schema.ts'
import styles from './progress-pane.module.css'
import { type Sorting, shownRows, type VerdictFilter, verdictFilters } from './progress-rows.ts'
import { ProgressTable } from './progress-table.tsx'
import { TargetRemarks } from '#renderer/ui/target-remarks.tsx'
import { RowHistory } from './row-history.tsx'
import { aboutTargets } from './target-about.ts'
import type { TargetItem } from './target-list.ts'

interface ProgressPaneProps {
  readonly item: TargetItem
  readonly on: LocalDate
  readonly may: Permission
  readonly onEdit: (targets: readonly Target[]) => void
  readonly onOpenDay: (on: LocalDate) => void
}

const filterNames: Readonly<Record<VerdictFilter, string>> = {
  all: t('targets.filterAll'),
  done: t('targets.filterDone'),
  'not-done': t('targets.filterNotDone'),
  below: t('targets.filterBelow'),
}

/** One target: what it asks, and where every row stands against it on the day. */
export function ProgressPane({ item, on, may, onEdit, onOpenDay }: ProgressPaneProps) {
  const [text, setText] = useState('')
  const [verdict, setVerdict] = useState<VerdictFilter>('all')
  const [sorting, setSorting] = useState<Sorting>({ by: 'order', isDescending: false })
  const [chosen, setChosen] = useState<string | null>(null)
  return (
    <div className={styles.pane}>
      <header className={listAndPane.head}>
        <div className={listAndPane.titles}>
          <h2 className={listAndPane.title}>{measureName(item.measure, item.to)}</h2>
          <p className={listAndPane.text}>{aboutTargets(item.targets)}</p>
        </div>
        <TextInput
          className={styles.find}
          size="xs"
          aria-label={t('targets.find')}
          placeholder={t('targets.find')}
          leftSection={<Search size={14} aria-hidden />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('targets.filter')}
          value={verdict}
          onChange={(next) => setVerdict(verdictFilters.find((one) => one === next) ?? 'all')}
          data={verdictFilters.map((value) => ({ value, label: filterNames[value] }))}
        />
        <Button
          size="xs"
          variant="default"
          leftSection={<Pencil size={14} aria-hidden />}
          disabled={!may.isGiven}
          title={may.needs}
          onClick={() => onEdit(item.targets)}
        >
          {t('targets.edit')}
        </Button>
      </header>
      {item.state === 'in-force' ? (
        <div className={styles.work} data-beside={chosen !== null || undefined}>
          <Standing
            item={item}
            on={on}
            filter={{ text, verdict, sorting }}
            chosen={chosen}
            onSort={setSorting}
            onChoose={setChosen}
          />
          {chosen !== null && <RowHistory unitCode={chosen} item={item} on={on} onClose={() => setChosen(null)} />}
        </div>
      ) : (
        <OtherTime item={item} onOpenDay={onOpenDay} />
      )}
    </div>
  )
}

interface StandingProps {
  readonly item: TargetItem
  readonly on: LocalDate
  readonly filter: Parameters<typeof shownRows>[1]
  readonly chosen: string | null
  readonly onSort: (sorting: Sorting) => void
  readonly onChoose: (unitCode: string) => void
}

function Standing({ item, on, filter, chosen, onSort, onChoose }: StandingProps) {
  const answer = useBackendQuery('targets.getProgress', { on, measure: item.measure }, { keepPrevious: true })
  const { text, verdict, sorting } = filter
  const rows = useMemo(
    () =>
      shownRows(
        (answer.data?.rows ?? []).filter((row) => !row.isWhole),
        { text, verdict, sorting },
      ),
    [answer.data, text, verdict, sorting],
  )
  if (answer.isError) return <Notice tone="error">{errorText(answer.error)}</Notice>
  if (answer.data === undefined) return <Loading />
  const [total] = answer.data.totals
  return (
    <div className={styles.standing} aria-busy={answer.isPlaceholderData}>
      <ProgressTable rows={rows} total={total} sorting={sorting} chosen={chosen} onSort={onSort} onChoose={onChoose} />
      {total !== undefined && <TargetRemarks rows={answer.data.rows} total={total} />}
    </div>
  )
}

/** A target that has ended or has not begun is read at another day. */
function OtherTime({ item, onOpenDay }: { readonly item: TargetItem; readonly onOpenDay: (on: LocalDate) => void }) {
  const isPast = item.state === 'past'
  const day = isPast ? item.to : item.from
  return (
    <div className={styles.other}>
      <Notice
        tone="info"
        actions={
          <Button size="xs" variant="default" onClick={() => onOpenDay(day)}>
            {t('targets.openDay', { date: formatDate(day) })}
          </Button>
        }
      >
        {t(isPast ? 'targets.pastText' : 'targets.comingText', { date: formatDate(day) })}
      </Notice>
    </div>
  )
}
