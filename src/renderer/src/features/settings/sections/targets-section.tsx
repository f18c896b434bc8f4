import { Button } from '@mantine/core'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useBackendCommand, useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { useMay } from '#renderer/rpc/use-may.ts'
import { useToday } from '#renderer/rpc/use-today.ts'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { t } from '#renderer/texts/vi.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import { formatDate, type LocalDate, parseLocalDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import type { TargetLine, UnitRef } from '#shared/settings/setup-draft.schema.ts'
import { checkTargets, fromTargets, newTargetLine, toTargets } from '#shared/settings/setup-targets.rules.ts'
import { DateField } from '../date-field.tsx'
import { problemAt } from '../setup/problem-text.ts'
import { TargetLineCard } from '../targets/target-line-card.tsx'
import { denominatorNames, kindNames, measureNames } from '../targets/target-names.ts'
import { useUnsaved } from './use-unsaved.ts'
import styles from '../settings-screen.module.css'

export function TargetsSection() {
  const today = useToday()
  return today === undefined ? null : <Targets today={today} />
}

function Targets({ today }: { readonly today: LocalDate }) {
  const [date, setDate] = useState<string>(today)
  const mayAdd = useMay('targets.setTargets').isGiven
  const on = parseLocalDate(date) ?? today
  const targets = useBackendQuery('targets.listInForce', { on }, { keepPrevious: true }).data ?? []
  const units = useBackendQuery('units.listRows', { on }, { keepPrevious: true }).data ?? []
  const rows = units.filter((unit) => unit.kind !== 'unallocated' && unit.kind !== 'outside')
  const communes = rows.filter((unit) => unit.kind !== 'extra')
  const lines = fromTargets(targets, communes)
  return (
    <div className={styles.form}>
      <div className={styles.tools}>
        <DateField label={t('setup.targetsOn')} value={date} onChange={setDate} />
      </div>
      {lines.length === 0 ? (
        <p className={styles.hint}>{t('setup.targetsEmpty', { date: formatDate(on) })}</p>
      ) : (
        <TargetTable lines={lines} count={communes.length} />
      )}
      {mayAdd && <AddTarget communes={communes} rows={rows} />}
    </div>
  )
}

function TargetTable({ lines, count }: { readonly lines: readonly TargetLine[]; readonly count: number }) {
  return (
    <table className={`${styles.table} ${styles.wide}`} aria-label={t('setup.sectionTargets')}>
      <thead>
        <tr>
          <th scope="col">{t('setup.targetsWhat')}</th>
          <th scope="col">{t('setup.kind')}</th>
          <th scope="col">{t('setup.targetsNeeded')}</th>
          <th scope="col">{t('setup.targetsUnits')}</th>
          <th scope="col">{t('setup.targetsDates')}</th>
          <th scope="col">{t('setup.document')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <td>{measureNames[line.measure]}</td>
            <td>{kindNames[line.kind]}</td>
            <td>{neededText(line)}</td>
            <td>
              {t('setup.targetUnitsCount', {
                count: line.mode === 'count' ? Object.keys(line.counts).length : (line.unitCodes?.length ?? count),
              })}
            </td>
            <td>
              {dateText(line.from)} – {dateText(line.to)}
            </td>
            <td>{line.document}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function neededText(line: TargetLine): string {
  if (line.mode === 'share') return `${line.percent} % ${denominatorNames[line.denominator].toLocaleLowerCase('vi')}`
  return formatCount(Object.values(line.counts).reduce((sum, text) => sum + Number(text), 0))
}

function dateText(text: string): string {
  const date = parseLocalDate(text)
  return date === null ? '' : formatDate(date)
}

/** A new target, with the same fields as in the wizard. */
function AddTarget({ communes, rows }: { readonly communes: readonly UnitRef[]; readonly rows: readonly UnitRef[] }) {
  const command = useBackendCommand('targets.setTargets')
  const [line, setLine] = useState<TargetLine | null>(null)
  const [isTried, setIsTried] = useState(false)
  useUnsaved(line !== null)
  if (line === null) {
    return (
      <div>
        {command.isSuccess && <Notice tone="done">{t('setup.targetAdded', { count: command.data.changed })}</Notice>}
        <Button
          variant="default"
          leftSection={<Plus size={14} aria-hidden />}
          onClick={() => setLine(newTargetLine([]))}
        >
          {t('setup.addTarget')}
        </Button>
      </div>
    )
  }
  const problems = checkTargets([line], rows)
  const close = () => {
    setLine(null)
    setIsTried(false)
  }
  const save = () => {
    setIsTried(true)
    if (problems.length === 0) command.mutate({ targets: toTargets([line], communes, rows) }, { onSuccess: close })
  }
  return (
    <>
      <TargetLineCard
        line={line}
        number={1}
        communes={communes}
        rows={rows}
        onChange={(part) => setLine({ ...line, ...part })}
        onRemove={close}
        errorOf={(part) => (isTried ? problemAt(problems, `targets.${line.id}.${part}`) : undefined)}
      />
      {command.isError && <Notice tone="error">{errorText(command.error)}</Notice>}
      <div className={styles.tools}>
        <Button loading={command.isPending} onClick={save}>
          {t('setup.save')}
        </Button>
        <Button variant="default" onClick={close}>
          {t('setup.cancel')}
        </Button>
      </div>
    </>
  )
}
