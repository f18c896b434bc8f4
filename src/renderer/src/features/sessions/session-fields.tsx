import { Autocomplete, NativeSelect, Select, Textarea, TextInput } from '@mantine/core'
import { t } from '#renderer/texts/vi.ts'
import { OptionalDateField } from '#renderer/ui/optional-date-field.tsx'
import { sessionGroups } from '#shared/sessions/sessions.schema.ts'
import { sessionGroupTexts } from '#shared/sessions/session-groups.rules.ts'
import type { Unit } from '#shared/units/units.schema.ts'
import { fieldNames, problemTexts } from './field-words.ts'
import { countFields, type DraftProblem, readTime, type SessionDraft } from './session-draft.ts'
import styles from './session-panel.module.css'

export interface SessionFieldsProps {
  readonly draft: SessionDraft
  /** What is told to be wrong. */
  readonly problems: readonly DraftProblem[]
  readonly isReadOnly: boolean
  readonly communes: readonly Unit[]
  /** Units that have worked before. */
  readonly workers: readonly string[]
  readonly onChange: (changes: Partial<SessionDraft>) => void
}

/** The plan: when, by whom, where, for whom, with what. */
export function SessionFields({ draft, problems, isReadOnly, communes, workers, onChange }: SessionFieldsProps) {
  const error = (...fields: readonly DraftProblem[]): string | undefined => {
    const found = fields.find((field) => problems.includes(field))
    return found === undefined ? undefined : problemTexts[found]
  }
  return (
    <fieldset className={styles.fields} disabled={isReadOnly} aria-label={t('sessions.plan')}>
      <WhenFields {...{ draft, problems, onChange }} />
      <TextInput
        label={t('sessions.place')}
        placeholder={t('sessions.placeHint')}
        maxLength={200}
        value={draft.place}
        error={error('place')}
        onChange={(event) => onChange({ place: event.currentTarget.value })}
      />
      <Select
        label={t('sessions.placeUnit')}
        placeholder={t('sessions.placeUnitNone')}
        data={communes.map(({ code, name }) => ({ value: code, label: name }))}
        value={draft.placeUnitCode}
        onChange={(placeUnitCode) => onChange({ placeUnitCode })}
        searchable
        clearable
        disabled={isReadOnly}
        nothingFoundMessage={t('sessions.noneFound')}
      />
      <TextInput
        label={t('sessions.host')}
        maxLength={200}
        value={draft.host}
        onChange={(event) => onChange({ host: event.currentTarget.value })}
      />
      <Autocomplete
        label={t('sessions.workedBy')}
        data={[...workers]}
        maxLength={200}
        value={draft.workedBy}
        error={error('workedBy')}
        disabled={isReadOnly}
        onChange={(workedBy) => onChange({ workedBy })}
      />
      <NativeSelect
        label={t('sessions.group')}
        data={sessionGroups.map((value) => ({ value, label: sessionGroupTexts[value] }))}
        value={draft.group}
        onChange={(event) => {
          const group = sessionGroups.find((one) => one === event.currentTarget.value)
          if (group !== undefined) onChange({ group })
        }}
      />
      {draft.group === 'other' && (
        <TextInput
          label={t('sessions.groupNote')}
          maxLength={200}
          value={draft.groupNote}
          error={error('groupNote')}
          onChange={(event) => onChange({ groupNote: event.currentTarget.value })}
        />
      )}
      <CountFields {...{ draft, problems, onChange }} />
      <Textarea
        label={t('sessions.note')}
        placeholder={t('sessions.noteHint')}
        maxLength={500}
        autosize
        minRows={1}
        maxRows={4}
        value={draft.note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
    </fieldset>
  )
}

type PartProps = Pick<SessionFieldsProps, 'draft' | 'problems' | 'onChange'>

function WhenFields({ draft, problems, onChange }: PartProps) {
  return (
    <div className={styles.when} data-wrong={problems.includes('on') || undefined}>
      <OptionalDateField label={t('sessions.date')} value={draft.on} onChange={(on) => onChange({ on })} />
      {(['startsAt', 'endsAt'] as const).map((field) => (
        <TextInput
          key={field}
          label={fieldNames[field]}
          placeholder="7:30"
          value={draft[field]}
          error={problems.includes(field) || (field === 'endsAt' && problems.includes('hours'))}
          onChange={(event) => onChange({ [field]: event.currentTarget.value })}
          onBlur={(event) => onChange({ [field]: readTime(event.currentTarget.value) ?? event.currentTarget.value })}
        />
      ))}
    </div>
  )
}

function CountFields({ draft, problems, onChange }: PartProps) {
  return (
    <div className={styles.counts}>
      {countFields.map((field) => (
        <TextInput
          key={field}
          label={fieldNames[field]}
          inputMode="numeric"
          value={draft.counts[field]}
          error={problems.includes(field)}
          onChange={(event) => onChange({ counts: { ...draft.counts, [field]: event.currentTarget.value } })}
        />
      ))}
    </div>
  )
}
