import { Button, MultiSelect, NumberInput, Radio } from '@mantine/core'
import { useState } from 'react'
import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { formatDate, type LocalDate } from '#shared/kernel/local-date.ts'
import type { Unit } from '#shared/units/units.schema.ts'
import styles from './close-panel.module.css'
import { ReasonField, shortestReason } from './reason-field.tsx'
import { SidePanel } from './side-panel.tsx'

const usualHours = 2
const mostHours = 72

interface UnlockPanelProps {
  readonly on: LocalDate
  readonly rows: readonly Unit[]
  /** The row with the current cell: the likeliest one to be corrected. */
  readonly currentRow: string | null
  readonly onDone: () => void
}

/** An approved day is opened for corrections: why, which rows, for how long. */
export function UnlockPanel({ on, rows, currentRow, onDone }: UnlockPanelProps) {
  const [reason, setReason] = useState('')
  const [isWhole, setIsWhole] = useState(true)
  const [chosen, setChosen] = useState<readonly string[]>(currentRow === null ? [] : [currentRow])
  const [hours, setHours] = useState<number | null>(usualHours)
  const command = useBackendCommand('figures.unlockDays')
  const isReady = reason.trim().length >= shortestReason && hours !== null && (isWhole || chosen.length > 0)
  const unlock = (): void => {
    if (hours === null) return
    command.mutate({ days: [on], unitCodes: isWhole ? null : [...chosen], reason, hours }, { onSuccess: onDone })
  }
  const actions = (
    <div className={styles.actions}>
      <Button variant="default" onClick={onDone}>
        {t('entry.cancel')}
      </Button>
      <Button disabled={!isReady} loading={command.isPending} onClick={unlock}>
        {t('entry.unlockConfirm')}
      </Button>
    </div>
  )
  return (
    <SidePanel title={t('entry.unlockTitle', { date: formatDate(on) })} onCancel={onDone} footer={actions}>
      <p className={styles.hint}>{t('entry.unlockHint')}</p>
      <ReasonField value={reason} onChange={setReason} error={command.error} />
      <Radio.Group
        label={t('entry.unlockScope')}
        value={isWhole ? 'day' : 'rows'}
        onChange={(scope) => setIsWhole(scope === 'day')}
      >
        <div className={styles.choices}>
          <Radio value="day" label={t('entry.unlockWholeDay')} />
          <Radio value="rows" label={t('entry.unlockSomeRows')} />
        </div>
      </Radio.Group>
      {!isWhole && (
        <MultiSelect
          label={t('entry.unlockRows')}
          data={rows.map(({ code, name }) => ({ value: code, label: name }))}
          value={[...chosen]}
          onChange={setChosen}
          searchable
          clearable
          hidePickedOptions
          maxDropdownHeight={220}
        />
      )}
      <NumberInput
        className={styles.hours}
        label={t('entry.unlockHours')}
        description={t('entry.unlockHoursHint')}
        value={hours ?? ''}
        onChange={(value) => setHours(typeof value === 'number' ? value : null)}
        min={1}
        max={mostHours}
        clampBehavior="strict"
        allowDecimal={false}
        allowNegative={false}
      />
    </SidePanel>
  )
}
