import { SegmentedControl, TextInput } from '@mantine/core'
import { Search } from 'lucide-react'
import { useMemo, useState } from 'react'
import { t } from '#renderer/texts/vi.ts'
import type { CampaignProgress } from '#shared/campaigns/campaigns.schema.ts'
import { formatDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import styles from './campaign-standing.module.css'
import { beforeTotal, type LineFilter, lineFilters, type LineSorting, shownLines } from './line-rows.ts'
import { LineTable } from './line-table.tsx'

const filterNames: Readonly<Record<LineFilter, string>> = {
  all: t('campaigns.filterAll'),
  open: t('campaigns.filterOpen'),
  done: t('campaigns.filterDone'),
  unknown: t('campaigns.filterUnknown'),
}

/** Where every line of a campaign stands on the day, with what is in no total and why. */
export function CampaignStanding({ progress }: { readonly progress: CampaignProgress }) {
  const [text, setText] = useState('')
  const [filter, setFilter] = useState<LineFilter>('all')
  const [sorting, setSorting] = useState<LineSorting>({ by: 'order', isDescending: false })
  const lines = useMemo(
    () => shownLines(progress.lines, { text, filter, sorting }),
    [progress.lines, text, filter, sorting],
  )
  const notes = [leftOutText(progress), crossingText(progress)].filter((note) => note !== '')
  return (
    <div className={styles.standing}>
      <div className={styles.tools}>
        <TextInput
          className={styles.find}
          size="xs"
          aria-label={t('campaigns.find')}
          placeholder={t('campaigns.find')}
          leftSection={<Search size={14} aria-hidden />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('campaigns.filter')}
          value={filter}
          onChange={(next) => setFilter(lineFilters.find((one) => one === next) ?? 'all')}
          data={lineFilters.map((value) => ({ value, label: filterNames[value] }))}
        />
      </div>
      <LineTable
        lines={lines}
        total={progress.total}
        before={beforeTotal(progress)}
        counted={progress.lines.length - progress.leftOut.length}
        all={progress.lines.length}
        sorting={sorting}
        onSort={setSorting}
      />
      <div className={styles.notes}>
        {notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </div>
    </div>
  )
}

/** So many names are told one by one. */
const namesTold = 6

function leftOutText({ leftOut }: CampaignProgress): string {
  if (leftOut.length === 0) return ''
  const told = leftOut.slice(0, namesTold).join(', ')
  const more = leftOut.length - namesTold
  const names = more > 0 ? t('campaigns.leftOutMore', { names: told, count: more }) : told
  return t('campaigns.leftOut', { names })
}

function crossingText({ campaign, crossing }: CampaignProgress): string {
  if (crossing.length === 0) return ''
  const names = new Map(campaign.lines.map(({ key, name }) => [key, name]))
  const told = crossing.slice(0, namesTold).map(({ line, from, to, value }) =>
    t('campaigns.crossingOne', {
      name: names.get(line) ?? line,
      from: formatDate(from),
      to: formatDate(to),
      value: formatCount(value),
    }),
  )
  const more = crossing.length - namesTold
  const text = told.join('; ')
  return t('campaigns.crossing', {
    text: more > 0 ? t('campaigns.leftOutMore', { names: text, count: more }) : text,
  })
}
