import { Button, NumberInput, Popover, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { type FormEvent, useState } from 'react'
import { newClientId } from '#renderer/rpc/client-id.ts'
import { useBasedOn } from '#renderer/rpc/use-based-on.ts'
import { useBackendCommand, useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { useMay } from '#renderer/rpc/use-may.ts'
import { t } from '#renderer/texts/vi.ts'
import { OptionalDateField } from '#renderer/ui/optional-date-field.tsx'
import { dateOfInstant, timeOfInstant } from '#shared/kernel/instant.ts'
import { daysBetween, formatDate, type LocalDate } from '#shared/kernel/local-date.ts'
import { type Deadline, deadlineSchema, type DueForm, type DueSlot } from '#shared/province/completeness.schema.ts'
import styles from './completeness.module.css'
import { told } from './told.ts'

interface DeadlineButtonProps {
  readonly form: DueForm
  readonly slot: DueSlot
}

/** The deadline of the form, changed from the day or period looked at on. */
export function DeadlineButton({ form, slot }: DeadlineButtonProps) {
  const [isOpen, popover] = useDisclosure(false)
  const may = useMay('province.setDeadline')
  return (
    <Popover
      opened={isOpen}
      onChange={(next) => (next ? popover.open() : popover.close())}
      position="bottom-end"
      width={320}
      shadow="md"
      trapFocus
    >
      <Popover.Target>
        <Button size="compact-xs" variant="subtle" disabled={!may.isGiven} title={may.needs} onClick={popover.toggle}>
          {t('completeness.deadlineChange')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        {isOpen && <OpenDeadlines key={slot.to} form={form} slot={slot} onDone={popover.close} />}
      </Popover.Dropdown>
    </Popover>
  )
}

type FormProps = DeadlineButtonProps & { readonly onDone: () => void }

/** The form, once the rules that stand are known: it changes what it saw. */
function OpenDeadlines(props: FormProps) {
  const known = useBackendQuery('province.listDeadlines', {}).data
  if (known === undefined) return null
  const deadlines = known.forms.find(({ form }) => form === props.form)?.deadlines ?? []
  return <DeadlineForm {...props} reportHour={known.reportHour} deadlines={deadlines} />
}

interface KnownRules {
  readonly reportHour: string
  readonly deadlines: readonly Deadline[]
}

function DeadlineForm({ form, slot, onDone, reportHour, deadlines }: FormProps & KnownRules) {
  const { basedOn, onRefused } = useBasedOn(deadlines)
  const { mutate, isPending } = useBackendCommand('province.setDeadline')
  const [hour, setHour] = useState(timeOfInstant(slot.deadlineAt).slice(0, 'HH:MM'.length))
  const [daysAfter, setDaysAfter] = useState<number | string>(daysBetween(slot.to, dateOfInstant(slot.deadlineAt)))
  const [from, setFrom] = useState<LocalDate | undefined>(slot.to)
  const read = deadlineSchema.omit({ from: true }).safeParse({ hour: hour.trim(), daysAfter })
  const save = (event: FormEvent): void => {
    event.preventDefault()
    if (!read.success || from === undefined) return
    mutate(
      { clientId: newClientId(), form, from, deadline: read.data, ...(basedOn && { basedOn: [...basedOn] }) },
      told(t('completeness.deadlineSaved'), onDone, onRefused),
    )
  }
  return (
    <form onSubmit={save} aria-label={t('completeness.deadlineOf', { form })}>
      <strong>{t('completeness.deadlineOf', { form })}</strong>
      <DeadlineRules form={form} reportHour={reportHour} deadlines={deadlines} />
      <div className={styles.fields}>
        <TextInput
          size="xs"
          label={t('completeness.deadlineHour')}
          value={hour}
          onChange={(event) => setHour(event.currentTarget.value)}
        />
        <NumberInput
          size="xs"
          label={t('completeness.deadlineDays')}
          min={0}
          max={60}
          allowDecimal={false}
          value={daysAfter}
          onChange={setDaysAfter}
        />
        <p className={`${styles.quiet} ${styles.wide}`}>{t('completeness.deadlineDaysHint')}</p>
        <div className={styles.wide}>
          <OptionalDateField label={t('completeness.deadlineFrom')} value={from} onChange={setFrom} />
        </div>
        <p className={`${styles.quiet} ${styles.wide}`}>{t('completeness.sentRule')}</p>
        <div className={`${styles.line} ${styles.wide}`}>
          <Button type="submit" size="xs" loading={isPending} disabled={!read.success || from === undefined}>
            {t('completeness.deadlineSave')}
          </Button>
          {!read.success && <span className={styles.quiet}>{t('completeness.deadlineWrong')}</span>}
        </div>
      </div>
    </form>
  )
}

/** The hours that were set with the days from which each is in force, and the hour where none is. */
function DeadlineRules({ form, reportHour, deadlines }: KnownRules & { readonly form: DueForm }) {
  const { mutate, isPending } = useBackendCommand('province.setDeadline')
  return (
    <ul className={styles.quiet}>
      <li>{t('completeness.deadlineUsual', { hour: reportHour })}</li>
      {deadlines.map(({ from, hour, daysAfter }) => (
        <li key={from} className={styles.line}>
          <span className={styles.grow}>
            {t('completeness.deadlineRule', { from: formatDate(from), hour, days: daysAfter })}
          </span>
          <Button
            size="compact-xs"
            variant="subtle"
            loading={isPending}
            onClick={() =>
              mutate(
                { clientId: newClientId(), form, from, deadline: null, basedOn: [...deadlines] },
                told(t('completeness.deadlineGone')),
              )
            }
          >
            {t('completeness.deadlineWithdraw')}
          </Button>
        </li>
      ))}
    </ul>
  )
}
