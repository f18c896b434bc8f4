import { ActionIcon, Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useBackendCommand, useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { useToday } from '#renderer/rpc/use-today.ts'
import { t } from '#renderer/texts/vi.ts'
import { parseTsv } from '#renderer/ui/grid/tsv.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import { formatDate, formatDayOfWeek, parseLocalDate, partsOf } from '#shared/kernel/local-date.ts'
import { orderHolidays, readHolidayRows } from '#shared/settings/holidays.rules.ts'
import type { Holiday } from '#shared/settings/settings.schema.ts'
import { DateField } from '../date-field.tsx'
import { SaveBar } from './save-bar.tsx'
import styles from '../settings-screen.module.css'

export function HolidaysSection() {
  const saved = useBackendQuery('settings.listHolidays', {}).data
  const today = useToday()
  return saved === undefined || today === undefined ? null : (
    <HolidaysForm saved={saved} thisYear={partsOf(today).year} />
  )
}

function HolidaysForm({ saved, thisYear }: { readonly saved: readonly Holiday[]; readonly thisYear: number }) {
  const command = useBackendCommand('settings.setHolidays')
  const [edited, setEdited] = useState<readonly Holiday[] | null>(null)
  const [year, setYear] = useState(thisYear)
  const holidays = edited ?? saved
  const years = [...new Set([...holidays.map((one) => partsOf(one.on).year), thisYear, thisYear + 1])].toSorted(
    (a, b) => b - a,
  )
  const shown = holidays.filter((one) => partsOf(one.on).year === year)
  const hasUnnamed = holidays.some((one) => one.name.trim() === '')
  const add = (more: readonly Holiday[]) => {
    setEdited(orderHolidays([...holidays, ...more]))
    const [first] = more
    if (first !== undefined) setYear(partsOf(first.on).year)
  }
  return (
    <div className={styles.form}>
      <p className={styles.hint}>{t('setup.holidaysHint')}</p>
      <div className={styles.tools}>
        <NativeSelect
          label={t('setup.holidayYear')}
          data={years.map(String)}
          value={String(year)}
          onChange={(event) => setYear(Number(event.currentTarget.value))}
        />
      </div>
      {shown.length === 0 ? (
        <p className={styles.hint}>{t('setup.holidaysEmpty', { year })}</p>
      ) : (
        <HolidayTable
          holidays={shown}
          onRename={(on, name) => setEdited(holidays.map((one) => (one.on === on ? { ...one, name } : one)))}
          onRemove={(on) => setEdited(holidays.filter((one) => one.on !== on))}
        />
      )}
      <AddHoliday holidays={holidays} onAdd={(holiday) => add([holiday])} />
      <PasteHolidays year={year} onAdd={add} />
      <SaveBar
        isChanged={edited !== null}
        isBlocked={hasUnnamed}
        isSaving={command.isPending}
        isSaved={command.isSuccess}
        error={command.error}
        onSave={() => command.mutate({ holidays: [...holidays] }, { onSuccess: () => setEdited(null) })}
        onRevert={() => setEdited(null)}
      />
    </div>
  )
}

interface HolidayTableProps {
  readonly holidays: readonly Holiday[]
  readonly onRename: (on: Holiday['on'], name: string) => void
  readonly onRemove: (on: Holiday['on']) => void
}

function HolidayTable({ holidays, onRename, onRemove }: HolidayTableProps) {
  return (
    <table className={styles.table} aria-label={t('setup.sectionHolidays')}>
      <thead>
        <tr>
          <th scope="col">{t('setup.holidayOn')}</th>
          <th scope="col">{t('setup.holidayDay')}</th>
          <th scope="col">{t('setup.holidayName')}</th>
          <th scope="col" className={styles.narrow} aria-label={t('setup.actions')} />
        </tr>
      </thead>
      <tbody>
        {holidays.map((holiday) => (
          <tr key={holiday.on}>
            <td>{formatDate(holiday.on)}</td>
            <td>{formatDayOfWeek(holiday.on)}</td>
            <td>
              <TextInput
                size="xs"
                aria-label={`${t('setup.holidayName')} ${formatDate(holiday.on)}`}
                value={holiday.name}
                error={holiday.name.trim() === '' ? t('setup.holidayNameMissing') : undefined}
                onChange={(event) => onRename(holiday.on, event.currentTarget.value)}
              />
            </td>
            <td>
              <ActionIcon
                variant="subtle"
                color="red"
                aria-label={t('setup.removeHoliday', { date: formatDate(holiday.on) })}
                onClick={() => onRemove(holiday.on)}
              >
                <Trash2 size={15} aria-hidden />
              </ActionIcon>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function AddHoliday({
  holidays,
  onAdd,
}: {
  readonly holidays: readonly Holiday[]
  readonly onAdd: (holiday: Holiday) => void
}) {
  const [date, setDate] = useState('')
  const [name, setName] = useState('')
  const on = parseLocalDate(date)
  const isKnown = holidays.some((one) => one.on === on)
  const add = () => {
    if (on === null) return
    onAdd({ on, name: name.trim() })
    setDate('')
    setName('')
  }
  return (
    <div className={styles.tools}>
      <DateField
        label={t('setup.holidayOn')}
        value={date}
        onChange={setDate}
        error={isKnown ? t('setup.holidayDuplicate') : undefined}
      />
      <TextInput label={t('setup.holidayName')} value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <Button
        variant="default"
        leftSection={<Plus size={14} aria-hidden />}
        disabled={on === null || name.trim() === '' || isKnown}
        onClick={add}
      >
        {t('setup.addHoliday')}
      </Button>
    </div>
  )
}

function PasteHolidays({
  year,
  onAdd,
}: {
  readonly year: number
  readonly onAdd: (holidays: readonly Holiday[]) => void
}) {
  const [text, setText] = useState('')
  const { holidays, unread } = readHolidayRows(parseTsv(text), year)
  return (
    <div className={styles.card}>
      <Textarea
        label={t('setup.pasteHolidays')}
        description={t('setup.pasteHolidaysHelp')}
        rows={3}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {unread.length > 0 && <Notice tone="warning">{t('setup.pasteHolidaysBad', { lines: unread.join(', ') })}</Notice>}
      <div>
        <Button
          variant="default"
          disabled={holidays.length === 0}
          onClick={() => {
            onAdd(holidays)
            setText('')
          }}
        >
          {t('setup.pasteHolidaysAdd', { count: holidays.length })}
        </Button>
      </div>
    </div>
  )
}
