import { ActionIcon, Anchor, Drawer } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { Loading } from '#renderer/ui/loading.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import type { Makeup } from '#shared/figures/overview.schema.ts'
import { indicatorLabel } from '#shared/indicators/indicators.rules.ts'
import { formatDate, type LocalDate } from '#shared/kernel/local-date.ts'
import { countText } from './chart-look.ts'
import { ChartTable } from './chart-table.tsx'
import styles from './makeup-panel.module.css'
import { MakeupPostings } from './makeup-postings.tsx'

/** A figure that was asked about: a flow of the unit or a row over a span; `back` is where one came from. */
export interface AskedFigure {
  readonly indicator: string
  readonly from: LocalDate
  readonly to: LocalDate
  readonly unitCode?: string
  readonly unitName?: string
  /** The unit's own row, without rows below it. */
  readonly isRowAlone?: boolean
  readonly back?: AskedFigure
}

interface MakeupPanelProps {
  readonly asked: AskedFigure | null
  readonly onAsk: (asked: AskedFigure | null) => void
}

/** What a figure is made of: the unit's rows, then the days of one row, then its postings. */
export function MakeupPanel({ asked, onAsk }: MakeupPanelProps) {
  return (
    <Drawer
      opened={asked !== null}
      onClose={() => onAsk(null)}
      position="right"
      size={420}
      withOverlay={false}
      lockScroll={false}
      trapFocus={false}
      title={t('overview.makeupTitle')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      {asked !== null && <MadeOf asked={asked} onAsk={onAsk} />}
    </Drawer>
  )
}

function MadeOf({ asked, onAsk }: { readonly asked: AskedFigure; readonly onAsk: MakeupPanelProps['onAsk'] }) {
  const { indicator, from, to, unitCode, unitName, isRowAlone = false, back } = asked
  const answer = useBackendQuery('figures.getMakeup', {
    indicator,
    from,
    to,
    ...(unitCode === undefined ? {} : { unitCode, isRowAlone }),
  })
  return (
    <>
      <div className={styles.head}>
        {back !== undefined && (
          <ActionIcon variant="subtle" color="gray" aria-label={t('overview.back')} onClick={() => onAsk(back)}>
            <ChevronLeft aria-hidden size={16} />
          </ActionIcon>
        )}
        <div>
          <p className={styles.what}>{indicatorLabel(indicator, to)}</p>
          <p className={styles.where}>
            {unitName ?? t('overview.wholeUnit')}, {spanText(from, to)}
          </p>
        </div>
        <strong className={styles.total}>{countText(answer.data?.total ?? null)}</strong>
      </div>
      {answer.isError && <Notice tone="error">{errorText(answer.error)}</Notice>}
      {answer.data === undefined ? (
        !answer.isError && <Loading />
      ) : (
        <Parts asked={asked} makeup={answer.data} onAsk={onAsk} />
      )}
    </>
  )
}

interface PartsProps {
  readonly asked: AskedFigure
  readonly makeup: Makeup
  readonly onAsk: MakeupPanelProps['onAsk']
}

function Parts({ asked, makeup, onAsk }: PartsProps) {
  const { from, to, unitCode } = asked
  const isDay = from === to
  const hasUnits = unitCode === undefined || makeup.units.some((one) => one.unitCode !== unitCode || one.hasRows)
  return (
    <>
      {hasUnits && <Units asked={asked} makeup={makeup} onAsk={onAsk} />}
      {!hasUnits && !isDay && <Days asked={asked} makeup={makeup} onAsk={onAsk} />}
      {!hasUnits && isDay && (
        <>
          <MakeupPostings postings={makeup.postings} />
          <Anchor renderRoot={(props) => <Link to="/entry" search={{ on: to, unit: unitCode }} {...props} />}>
            {t('overview.openDay', { day: formatDate(to) })}
          </Anchor>
        </>
      )}
      {makeup.leftOut.map((one) => (
        <p key={`${one.unitName} ${one.from}`} className={styles.leftOut}>
          {t('overview.leftOut', {
            unit: one.unitName,
            count: countText(one.value),
            days: spanText(one.from, one.to),
          })}
        </p>
      ))}
    </>
  )
}

function Units({ asked, makeup, onAsk }: PartsProps) {
  const [reported, blank] = [makeup.units.filter(isReported), makeup.units.filter((row) => !isReported(row))]
  return (
    <>
      <ChartTable
        caption={t('overview.byUnit')}
        columns={[t('overview.unit'), t('overview.figure')]}
        rows={reported
          .toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0))
          .map(({ unitCode, unitName, hasRows, value }) => ({
            key: unitCode,
            cells: [unitName, countText(value)],
            onChoose: () => onAsk({ ...asked, unitCode, unitName, isRowAlone: !hasRows, back: asked }),
          }))}
      />
      {blank.length > 0 && (
        <p className={styles.leftOut}>
          {t('overview.blankUnits', { count: blank.length, names: blank.map((row) => row.unitName).join(', ') })}
        </p>
      )}
    </>
  )
}

function isReported({ value }: Makeup['units'][number]): boolean {
  return value !== null
}

function Days({ asked, makeup, onAsk }: PartsProps) {
  const ofSpans = makeup.days.filter(({ from, to }) => from !== to)
  return (
    <>
      <ChartTable
        caption={t('overview.byDay')}
        columns={[t('overview.day'), t('overview.figure')]}
        rows={makeup.days.map(({ from, to, value }) => ({
          key: `${from} ${to}`,
          cells: [spanText(from, to), countText(value)],
          ...(from === to ? { onChoose: () => onAsk({ ...asked, from, to, back: asked }) } : {}),
        }))}
      />
      {ofSpans.length > 0 && <MakeupPostings postings={makeup.postings.filter(({ from, to }) => from !== to)} />}
    </>
  )
}

function spanText(from: LocalDate, to: LocalDate): string {
  return from === to
    ? t('overview.onDay', { day: formatDate(to) })
    : t('overview.fromTo', { from: formatDate(from), to: formatDate(to) })
}
