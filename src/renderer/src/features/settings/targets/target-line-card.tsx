import { ActionIcon, Button, NativeSelect, SegmentedControl, TextInput } from '@mantine/core'
import { Trash2 } from 'lucide-react'
import { denominatorOptions, kindNames, measureOptions, modeNames, optionsOf } from '#renderer/texts/target-words.ts'
import { t } from '#renderer/texts/vi.ts'
import type { TargetLine, UnitRef } from '#shared/settings/setup-draft.schema.ts'
import { communesOfLine } from '#shared/settings/setup-targets.rules.ts'
import { LATEST_DATE } from '#shared/kernel/local-date.ts'
import { measureFigures, shareDenominators } from '#shared/targets/measures.rules.ts'
import { DateField } from '../date-field.tsx'
import { TargetCounts } from './target-counts.tsx'
import styles from './targets.module.css'

interface TargetLineCardProps {
  readonly line: TargetLine
  readonly number: number
  readonly communes: readonly UnitRef[]
  /** Communes and own rows, which may have a count. */
  readonly rows: readonly UnitRef[]
  readonly onChange: (part: Partial<TargetLine>) => void
  readonly onRemove: () => void
  /** Message of a part of the line, `percent`. */
  readonly errorOf: (part: string) => string | undefined
}

/** One target: what is counted, how much of it, from when to when, by which document. */
export function TargetLineCard(props: TargetLineCardProps) {
  const { line, number, communes, rows, onChange, onRemove, errorOf } = props
  const name = t('setup.targetLine', { number })
  return (
    <fieldset className={styles.line}>
      <legend className={styles.legend}>{name}</legend>
      <div className={styles.fields}>
        <NativeSelect
          label={t('setup.measure')}
          data={measureOptions(line.to === '' ? LATEST_DATE : line.to)}
          value={line.measure}
          onChange={(event) => {
            const measure = event.currentTarget.value
            onChange(isLevel(measure) ? { measure, kind: 'cumulative' } : { measure })
          }}
          error={errorOf('measure')}
          data-field={`targets.${line.id}.measure`}
        />
        <NativeSelect
          label={t('setup.kind')}
          data={optionsOf(kindNames)}
          value={line.kind}
          disabled={isLevel(line.measure)}
          onChange={(event) => onChange({ kind: keyOf(kindNames, event.currentTarget.value) })}
        />
        <DateField
          label={t('setup.from')}
          value={line.from}
          onChange={(from) => onChange({ from })}
          error={errorOf('from')}
          field={`targets.${line.id}.from`}
        />
        <DateField
          label={t('setup.to')}
          value={line.to}
          onChange={(to) => onChange({ to })}
          error={errorOf('to')}
          field={`targets.${line.id}.to`}
        />
        <TextInput
          className={styles.document}
          label={t('setup.document')}
          placeholder={t('setup.documentHint')}
          value={line.document}
          onChange={(event) => onChange({ document: event.currentTarget.value })}
        />
        <ActionIcon
          className={styles.remove}
          variant="subtle"
          color="red"
          aria-label={t('setup.removeTarget', { number })}
          onClick={onRemove}
        >
          <Trash2 size={16} aria-hidden />
        </ActionIcon>
      </div>
      <div className={styles.amount}>
        <SegmentedControl
          aria-label={`${name}: ${t('setup.mode')}`}
          value={line.mode}
          onChange={(mode) => onChange({ mode: keyOf(modeNames, mode) })}
          data={optionsOf(modeNames)}
        />
        {line.mode === 'share' && <ShareFields line={line} communes={communes} onChange={onChange} errorOf={errorOf} />}
      </div>
      {line.mode === 'count' && (
        <TargetCounts
          line={line}
          rows={rows}
          mainCount={communes.length}
          onChange={onChange}
          error={errorOf('counts')}
        />
      )}
    </fieldset>
  )
}

function ShareFields({
  line,
  communes,
  onChange,
  errorOf,
}: Pick<TargetLineCardProps, 'line' | 'communes' | 'onChange' | 'errorOf'>) {
  const covered = communesOfLine(line, communes).length
  return (
    <>
      <TextInput
        className={styles.percent}
        aria-label={t('setup.percent')}
        rightSection="%"
        inputMode="decimal"
        value={line.percent}
        onChange={(event) => onChange({ percent: event.currentTarget.value })}
        error={errorOf('percent')}
        data-field={`targets.${line.id}.percent`}
      />
      <NativeSelect
        aria-label={t('setup.denominator')}
        data={denominatorOptions(line.to === '' ? LATEST_DATE : line.to)}
        value={line.denominator}
        onChange={(event) => {
          const denominator = shareDenominators.find((one) => one === event.currentTarget.value)
          if (denominator !== undefined) onChange({ denominator })
        }}
      />
      <span className={styles.scope}>
        {line.unitCodes === null
          ? t('setup.scopeAll', { count: covered })
          : t('setup.scopeSome', { count: covered, total: communes.length })}
      </span>
      {line.unitCodes !== null && (
        <Button variant="default" size="xs" onClick={() => onChange({ unitCodes: null })}>
          {t('setup.scopeMakeAll')}
        </Button>
      )}
    </>
  )
}

/** What there is at a date has no flow, so a target of it is never of a period. */
function isLevel(measure: string): boolean {
  return measureFigures(measure).flow === null
}

function keyOf<K extends string>(names: Readonly<Record<K, string>>, value: string): K {
  const found = (Object.keys(names) as K[]).find((key) => key === value)
  if (found === undefined) throw new Error(`not an option: ${value}`)
  return found
}
