import { Button } from '@mantine/core'
import { useState } from 'react'
import { instantText } from '#renderer/texts/instant-text.ts'
import { t } from '#renderer/texts/vi.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import { channelNote } from '#shared/figures/channel.rules.ts'
import { indicatorLabel } from '#shared/indicators/indicators.rules.ts'
import { formatDate, localDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import type { LaterCorrection } from '#shared/reports/reports.schema.ts'
import styles from './past-notice.module.css'
import type { Past } from './use-past.ts'

const shownAtFirst = 3

/** Over a sheet of the past: what it is, whether it is the very same, and what was corrected since. */
export function PastNotice({ past, onLeave }: { readonly past: Past; readonly onLeave: () => void }) {
  const { data } = past.answer
  return (
    <div className={styles.notices}>
      <Notice
        tone="warning"
        title={past.title}
        actions={
          <Button size="compact-sm" variant="default" onClick={onLeave}>
            {t('reports.pastLeave')}
          </Button>
        }
      >
        {past.detail}
      </Notice>
      {data?.isSame === false && <Notice tone="error">{t('reports.pastDiffers')}</Notice>}
      {data !== undefined && <Corrections corrections={data.corrections} />}
    </div>
  )
}

function Corrections({ corrections }: { readonly corrections: readonly LaterCorrection[] }) {
  const [isWhole, setIsWhole] = useState(false)
  const shown = isWhole ? corrections : corrections.slice(0, shownAtFirst)
  if (corrections.length === 0) return <Notice tone="done">{t('reports.correctionsNone')}</Notice>
  return (
    <Notice
      tone="info"
      title={t('reports.corrections', { count: formatCount(corrections.length) })}
      actions={
        shown.length < corrections.length && (
          <Button size="compact-sm" variant="subtle" onClick={() => setIsWhole(true)}>
            {t('reports.correctionsMore', { count: formatCount(corrections.length - shown.length) })}
          </Button>
        )
      }
    >
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('reports.correctionWhere')}</th>
            <th scope="col" data-number>
              {t('reports.correctionThen')}
            </th>
            <th scope="col" data-number>
              {t('reports.correctionNow')}
            </th>
            <th scope="col">{t('reports.correctionWho')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => (
            <tr key={[one.unitCode, one.indicator, one.channel, one.from, one.to].join(' ')}>
              <td>{placeText(one)}</td>
              <td data-number>{countText(one.before)}</td>
              <td data-number>{countText(one.after)}</td>
              <td>
                {one.at === '' ? t('reports.correctionUnknown') : `${instantText(one.at)}, ${one.author}`}
                {one.adjustment !== null && ` · ${t('reports.correctionNumber', { number: one.adjustment })}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Notice>
  )
}

function placeText({ unitName, indicator, label: columnLabel, channel, from, to }: LaterCorrection): string {
  if (columnLabel !== undefined) return `${unitName}, ${columnLabel}`
  const days =
    from === to ? formatDate(localDate(from)) : `${formatDate(localDate(from))} – ${formatDate(localDate(to))}`
  const label = indicatorLabel(indicator, localDate(to))
  return `${unitName}, ${label}${channelNote(channel)}, ${days}`
}

function countText(count: number | null): string {
  return count === null ? t('reports.blank') : formatCount(count)
}
