import { Button } from '@mantine/core'
import { useQueries } from '@tanstack/react-query'
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import { backendQuery } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import { Screen } from '#renderer/ui/screen.tsx'
import type { Period } from '#shared/kernel/period.ts'
import { periodLabel } from '#shared/kernel/period-label.ts'
import type { Consolidation } from '#shared/province/consolidation.schema.ts'
import type { GeographyChoice } from '#shared/reports/reports.schema.ts'
import type { Reporting } from '#shared/settings/settings.schema.ts'
import { ConsolidationFooter } from './consolidation-footer.tsx'
import { type Line, linesOf, screenColumns } from './consolidation-rows.ts'
import { ConsolidationTable } from './consolidation-table.tsx'
import styles from './consolidation.module.css'
import { type AskedFigure, PassportPane } from './passport-pane.tsx'

interface ConsolidationViewProps {
  readonly consolidation: Consolidation
  readonly period: Period
  readonly geography: GeographyChoice
  /** Tells the units as they were. */
  readonly onAsItWas: () => void
  /** The answer is still the one of the period before. */
  readonly isWaiting: boolean
  readonly reporting: Reporting
  readonly tools: ReactNode
  /** By which boundaries the units are told, where they changed. */
  readonly choice: ReactNode
}

/** The table of units, the origin of a figure beside it, and the sheets that go out. */
export function ConsolidationView(props: ConsolidationViewProps) {
  const { consolidation, period, geography, onAsItWas, isWaiting, reporting, tools, choice } = props
  const { report } = consolidation
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const [asked, setAsked] = useState<AskedFigure | null>(null)
  const rowsOf = useOpenRows(period, geography, consolidation.opens, open)
  const columns = useMemo(() => screenColumns(consolidation.columns), [consolidation.columns])
  const lines = useMemo(() => linesOf(consolidation, open, rowsOf), [consolidation, open, rowsOf])
  const toggle = useCallback((code: string) => setOpen((now) => toggled(now, code)), [])
  const ask = useCallback(
    ({ level, code }: Line, column: string) => setAsked({ column, ...(level === 'total' ? {} : { unitCode: code }) }),
    [],
  )
  const table = useRef<HTMLDivElement>(null)
  /** The keyboard goes back to the cell that was asked about. */
  const close = useCallback(() => {
    setAsked(null)
    table.current?.querySelector<HTMLElement>('[data-place][tabindex="0"]')?.focus({ preventScroll: true })
  }, [])
  if (report.rows.length === 0) {
    return (
      <Screen title={t('province.title')} tools={tools}>
        <Notice tone="info">{t('completeness.noUnits')}</Notice>
      </Screen>
    )
  }
  return (
    <Screen
      title={t('province.title')}
      tools={tools}
      footer={<ConsolidationFooter {...{ report, period, geography, isWaiting, reporting }} />}
    >
      <div className={styles.view} data-open={asked !== null || undefined}>
        <div className={styles.head}>
          {choice !== undefined && (
            <div className={styles.choice}>
              <span aria-hidden>{t('reports.geography')}</span>
              {choice}
            </div>
          )}
          <Remarks remarks={report.remarks} isComplete={report.subtitle === undefined} />
        </div>
        <div ref={table} className={styles.scroll}>
          <ConsolidationTable
            label={t('consolidation.table', { period: periodLabel(period) })}
            columns={columns}
            lines={lines}
            asked={asked === null ? null : { code: asked.unitCode ?? report.unit.code, column: asked.column }}
            onToggle={toggle}
            onAsk={ask}
            onClose={close}
          />
        </div>
        {asked !== null && geography === 'then' && (
          <PassportPane period={period} asked={asked} onAsk={setAsked} onClose={close} />
        )}
        {asked !== null && geography === 'now' && (
          <aside className={styles.asItWas} aria-label={t('consolidation.passport')}>
            <Notice
              tone="info"
              actions={
                <Button size="xs" variant="default" onClick={onAsItWas}>
                  {t('consolidation.openAsItWas')}
                </Button>
              }
            >
              {t('consolidation.passportAsItWas')}
            </Notice>
          </aside>
        )}
      </div>
    </Screen>
  )
}

/** Rows of the units that are open, as far as they are known. */
function useOpenRows(period: Period, geography: GeographyChoice, opens: readonly string[], open: ReadonlySet<string>) {
  const codes = useMemo(() => opens.filter((code) => open.has(code)), [opens, open])
  const answers = useQueries({
    queries: codes.map((unitCode) => backendQuery('province.getConsolidation', { period, unitCode, geography })),
    combine: (results) => results.map(({ data }) => data?.report),
  })
  return useCallback((code: string) => answers[codes.indexOf(code)], [answers, codes])
}

function toggled(now: ReadonlySet<string>, code: string): ReadonlySet<string> {
  const next = new Set(now)
  if (!next.delete(code)) next.add(code)
  return next
}

/** What the sheet says under its table: who is missing first. */
function Remarks({ remarks, isComplete }: { readonly remarks: readonly string[]; readonly isComplete: boolean }) {
  const [isOpen, setIsOpen] = useState(false)
  if (remarks.length === 0) return null
  const [first = ''] = remarks
  return (
    <div className={styles.remarks} data-tone={isComplete ? undefined : 'warning'}>
      {isOpen ? (
        <ul>
          {remarks.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      ) : (
        <p>{first}</p>
      )}
      {remarks.length > 1 && (
        <button type="button" className={styles.more} aria-expanded={isOpen} onClick={() => setIsOpen((now) => !now)}>
          {isOpen ? t('consolidation.fewerRemarks') : t('consolidation.moreRemarks', { count: remarks.length - 1 })}
        </button>
      )}
    </div>
  )
}
