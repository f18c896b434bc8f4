import { useForm } from '@mantine/form'
import { useBackendCommand, useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { useToday } from '#renderer/rpc/use-today.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import { type Letterhead, letterheadSchema } from '#shared/settings/settings.schema.ts'
import { tidyLetterhead } from '#shared/settings/setup-letterhead.rules.ts'
import { LetterheadFields } from '../letterhead/letterhead-fields.tsx'
import { LetterheadPaper } from '../letterhead/letterhead-paper.tsx'
import { checkedBy, errorIn } from './form-errors.ts'
import { SaveBar } from './save-bar.tsx'
import letterheadStyles from '../letterhead/letterhead.module.css'
import styles from '../settings-screen.module.css'

export function LetterheadSection() {
  const letterhead = useBackendQuery('settings.getLetterhead', {}).data
  const today = useToday()
  return letterhead === undefined || today === undefined ? null : <LetterheadForm saved={letterhead} today={today} />
}

function LetterheadForm({ saved, today }: { readonly saved: Letterhead; readonly today: LocalDate }) {
  const command = useBackendCommand('settings.setLetterhead')
  const form = useForm<Letterhead>({ initialValues: saved, validate: checkedBy(letterheadSchema) })
  /** What was saved is what reverting goes back to. */
  const keep = (values: Letterhead) => {
    form.setInitialValues(values)
    form.resetDirty(values)
  }
  const save = form.onSubmit((values) => {
    command.mutate(tidyLetterhead(values), { onSuccess: () => keep(values) })
  })
  return (
    <form className={styles.form} onSubmit={save}>
      <div className={letterheadStyles.panes}>
        <LetterheadFields
          value={form.values}
          onChange={(part) => form.setValues(part)}
          errorOf={(field) => errorIn(form.errors, field)}
        />
        <LetterheadPaper letterhead={form.values} on={today} />
      </div>
      <SaveBar
        isChanged={form.isDirty()}
        isSaving={command.isPending}
        isSaved={command.isSuccess}
        error={command.error}
        onSave={() => save()}
        onRevert={form.reset}
      />
    </form>
  )
}
