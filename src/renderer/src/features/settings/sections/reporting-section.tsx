import { useForm } from '@mantine/form'
import { useBackendCommand, useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { type Reporting, reportingSchema } from '#shared/settings/settings.schema.ts'
import { ReportingFields } from '../letterhead/reporting-fields.tsx'
import { checkedBy, errorIn } from './form-errors.ts'
import { SaveBar } from './save-bar.tsx'
import styles from '../settings-screen.module.css'

export function ReportingSection() {
  const reporting = useBackendQuery('settings.getReporting', {}).data
  return reporting === undefined ? null : <ReportingForm saved={reporting} />
}

function ReportingForm({ saved }: { readonly saved: Reporting }) {
  const command = useBackendCommand('settings.setReporting')
  const form = useForm<Reporting>({ initialValues: saved, validate: checkedBy(reportingSchema) })
  /** What was saved is what reverting goes back to. */
  const keep = (values: Reporting) => {
    form.setInitialValues(values)
    form.resetDirty(values)
  }
  const save = form.onSubmit((values) => command.mutate(values, { onSuccess: () => keep(values) }))
  const errorOf = (field: string) => {
    const error = errorIn(form.errors, field)
    return error !== undefined && field === 'reportHour' ? t('setup.problemReportHourInvalid') : error
  }
  return (
    <form className={styles.form} onSubmit={save}>
      <div className={styles.card}>
        <ReportingFields value={form.values} onChange={(part) => form.setValues(part)} errorOf={errorOf} />
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
