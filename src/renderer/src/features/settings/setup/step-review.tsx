import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { denominatorName, kindNames, measureName } from '#renderer/texts/target-words.ts'
import { t } from '#renderer/texts/vi.ts'
import { formatDate, parseLocalDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import type { SetupDraft, SetupStep, TargetLine, UnitRef } from '#shared/settings/setup-draft.schema.ts'
import type { Signer } from '#shared/settings/settings.schema.ts'
import { columnTotal, filledCells, type FigureTableName } from '#shared/settings/setup-figures.rules.ts'
import { letterheadOf } from '#shared/settings/setup-letterhead.rules.ts'
import { groupsOf, receivesGroups } from '#shared/settings/setup-groups.rules.ts'
import { communesOf, figureRowsOf, rowsOf, unitOf } from '#shared/settings/setup-rows.rules.ts'
import { columnsOf } from './figure-columns.ts'
import { presetName } from './preset-names.ts'
import { stepTitle } from './step-names.ts'
import styles from './step-review.module.css'

interface StepReviewProps {
  readonly draft: SetupDraft
  readonly onOpen: (step: SetupStep) => void
}

/** Everything that will be written, with totals to compare with the papers at hand. */
export function StepReview({ draft, onOpen }: StepReviewProps) {
  const letterhead = letterheadOf(draft)
  const communes = communesOf(draft)
  const groups = groupsOf(draft)
  return (
    <div className={styles.cards}>
      <Part step="unit" onOpen={onOpen}>
        <Line label={t('setup.unitPreset')}>{presetName(draft.preset)}</Line>
        <Line label={t('setup.unitProvince')}>{draft.province?.name}</Line>
        <Line label={t('setup.unitName')}>{unitOf(draft)?.name}</Line>
        <Line label={t('setup.unitStart')}>{dateText(draft.startOn)}</Line>
      </Part>
      <Part step="rows" onOpen={onOpen}>
        <Line label={t('setup.reviewRows')}>
          {receivesGroups(draft)
            ? t('setup.reviewGroupsText', {
                groups: groups.length,
                communes: groups.reduce((sum, group) => sum + group.communes.length, 0),
                extra: draft.extraRows.length,
              })
            : t('setup.reviewRowsText', { communes: communes.length, extra: draft.extraRows.length })}
        </Line>
        <p className={styles.names}>{namesText(rowsOf(draft))}</p>
      </Part>
      <Part step="figures" title={t('setup.openings')} onOpen={onOpen}>
        <Figures draft={draft} name="openings" none={t('setup.reviewNoOpenings')} />
      </Part>
      <Part step="figures" title={t('setup.populations')} onOpen={onOpen}>
        <Figures draft={draft} name="populations" none={t('setup.reviewNoPopulations')} />
      </Part>
      <Part step="targets" onOpen={onOpen}>
        {draft.targets.length === 0 && <p className={styles.none}>{t('setup.reviewNoTargets')}</p>}
        {draft.targets.map((line) => (
          <Line
            key={line.id}
            label={`${measureName(line.measure, line.to)}, ${kindNames[line.kind].toLocaleLowerCase('vi')}`}
          >
            {amountOf(line, draft)} ·{' '}
            {t('setup.reviewTargetDates', { from: dateText(line.from), to: dateText(line.to) })}
          </Line>
        ))}
      </Part>
      <Part step="letterhead" onOpen={onOpen}>
        <Line label={t('setup.issuingBody')}>
          {letterhead.parentBody} / {letterhead.issuingBody}
        </Line>
        <Line label={t('setup.signer')}>{letterhead.signers.map(signerText).join('; ')}</Line>
        <Line label={t('setup.reportHour')}>{draft.reporting.reportHour}</Line>
        <Line label={t('setup.calendar')}>
          {draft.reporting.calendar === 'calendar' ? t('setup.calendarMonth') : t('setup.calendarAdministrative')}
        </Line>
        <Line label={t('setup.policy')}>
          {draft.reporting.policy === 'trunc' ? t('setup.policyTrunc') : t('setup.policyHalfUp')}
        </Line>
      </Part>
    </div>
  )
}

function signerText({ authority, authorityTitle, title, name }: Signer): string {
  const position = authority === '' ? title : `${authority} ${authorityTitle} / ${title}`
  return name === '' ? position : `${position}, ${name}`
}

interface PartProps extends Pick<StepReviewProps, 'onOpen'> {
  readonly step: SetupStep
  readonly title?: string
  readonly children: ReactNode
}

function Part({ step, title = stepTitle(step), onOpen, children }: PartProps) {
  return (
    <section className={styles.card} aria-label={title}>
      <header className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        <Button
          variant="default"
          size="compact-xs"
          aria-label={`${t('setup.edit')}: ${title}`}
          onClick={() => onOpen(step)}
        >
          {t('setup.edit')}
        </Button>
      </header>
      {children}
    </section>
  )
}

function Line({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <p className={styles.line}>
      <span className={styles.label}>{label}</span>
      <span className={styles.value}>{children}</span>
    </p>
  )
}

function Figures({
  draft,
  name,
  none,
}: {
  readonly draft: SetupDraft
  readonly name: FigureTableName
  readonly none: string
}) {
  const table = draft[name]
  const rows = figureRowsOf(draft)
  if (filledCells(table, rows) === 0) return <p className={styles.none}>{none}</p>
  const columns = columnsOf(name, table.on).filter((column) => table.columns.includes(column.id))
  return (
    <>
      <p className={styles.names}>
        {t('setup.reviewAsOf', { date: dateText(table.on) })}
        {table.document !== '' && ` · ${t('setup.reviewDocument', { document: table.document })}`}
      </p>
      {columns.map((column) => {
        const total = columnTotal(table, rows, column.id)
        const count = rows.filter((row) => (table.cells[row.code]?.[column.id] ?? '') !== '').length
        return (
          total !== null && (
            <Line key={column.id} label={column.fullLabel}>
              <strong>{formatCount(total)}</strong>{' '}
              <small>{t('setup.reviewRowsFilled', { count, total: rows.length })}</small>
            </Line>
          )
        )
      })}
    </>
  )
}

function amountOf(line: TargetLine, draft: SetupDraft): string {
  if (line.mode === 'share')
    return t('setup.reviewTargetShare', {
      percent: line.percent,
      denominator: denominatorName(line.denominator, line.to).toLocaleLowerCase('vi'),
    })
  const cells = Object.fromEntries(Object.entries(line.counts).map(([code, text]) => [code, { count: text }]))
  const sum = columnTotal({ on: '', document: '', columns: [], cells }, rowsOf(draft), 'count')
  const count = Object.values(line.counts).filter((text) => text.trim() !== '').length
  return t('setup.reviewTargetCount', { sum: sum === null ? '—' : formatCount(sum), count })
}

const namesShown = 60

function namesText(rows: readonly UnitRef[]): string {
  const names = rows
    .slice(0, namesShown)
    .map((row) => row.name)
    .join(', ')
  return rows.length > namesShown ? t('setup.reviewMoreNames', { names, count: rows.length - namesShown }) : names
}

function dateText(text: string): string {
  const date = parseLocalDate(text)
  return date === null ? '—' : formatDate(date)
}
