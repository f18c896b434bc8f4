import { instantText } from '#renderer/texts/instant-text.ts'
import { t } from '#renderer/texts/vi.ts'
import { ButtonLink } from '#renderer/ui/button-link.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import type { Output } from '#shared/contract/contract.ts'
import { indicatorLabel } from '#shared/indicators/indicators.rules.ts'
import { formatDate } from '#shared/kernel/local-date.ts'
import type { ChangedTotal } from '#shared/sessions/sessions.schema.ts'
import { issueText, plainNames } from '#shared/texts/messages.ts'
import { totalText } from './session-words.ts'

const shownAtOnce = 6

/** What the saving did to the totals of the days, and what may be counted twice now. */
export function SavedNotice({ saved }: { readonly saved: Output<'sessions.saveSession'> }) {
  const { totals, warnings, entryId } = saved
  const days = [...new Set(totals.map((one) => one.on))]
  const names = {
    ...plainNames,
    unit: (code: string) => totals.find((one) => one.unitCode === code)?.unitName ?? code,
  }
  return (
    <>
      <Notice
        tone="done"
        title={
          entryId === null ? t('sessions.savedNothing') : t('sessions.savedAt', { time: instantText(saved.savedAt) })
        }
        actions={
          days.length === 0
            ? undefined
            : days.map((on) => (
                <ButtonLink key={on} to="/entry" search={{ on }} variant="default" size="compact-xs">
                  {t('sessions.openDay', { date: formatDate(on) })}
                </ButtonLink>
              ))
        }
      >
        {totals.length > 0 && (
          <>
            <p>{t('sessions.totalsTitle')}</p>
            <ul>
              {totals.slice(0, shownAtOnce).map((one) => (
                <li key={`${one.on} ${one.unitCode} ${one.indicator}`}>{changeText(one)}</li>
              ))}
            </ul>
            {totals.length > shownAtOnce && <p>{t('sessions.totalsMore', { count: totals.length - shownAtOnce })}</p>}
          </>
        )}
      </Notice>
      {warnings.map((issue) => (
        <Notice key={`${issue.where.unitCode} ${issue.where.indicator}`} tone="warning">
          {issueText(issue, names)}
        </Notice>
      ))}
    </>
  )
}

/** 'Xã Ea Kly, Tổng hồ sơ CCCD ngày 15/04/2023: 12 → 30' */
function changeText({ unitName, indicator, on, before, after }: ChangedTotal): string {
  return t('sessions.totalChange', {
    unit: unitName,
    indicator: indicatorLabel(indicator, on),
    date: formatDate(on),
    before: totalText(before),
    after: totalText(after),
  })
}
