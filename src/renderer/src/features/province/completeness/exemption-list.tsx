import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { newClientId } from '#renderer/rpc/client-id.ts'
import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import { useMay } from '#renderer/rpc/use-may.ts'
import { t } from '#renderer/texts/vi.ts'
import { OptionalDateField } from '#renderer/ui/optional-date-field.tsx'
import { formatDate, type LocalDate } from '#shared/kernel/local-date.ts'
import { type DueForm, type Exemption, exemptionSchema, type Slot } from '#shared/province/completeness.schema.ts'
import styles from './completeness.module.css'
import { told } from './told.ts'

interface ExemptionListProps {
  readonly unitCode: string
  readonly form: DueForm
  readonly slot: Slot
  readonly exemptions: readonly Exemption[]
}

/** Why a unit need not send, each with its document; another may be added or one taken back. */
export function ExemptionList({ unitCode, form, slot, exemptions }: ExemptionListProps) {
  const [isAdding, setIsAdding] = useState(false)
  const may = useMay('province.saveExemption')
  const { mutate, isPending } = useBackendCommand('province.withdrawExemption')
  return (
    <>
      {exemptions.length === 0 && <p className={styles.quiet}>{t('completeness.exemptionsNone')}</p>}
      {exemptions.map(({ id, unitCode: whose, from, to, form: of, reason, document }) => (
        <div key={id} className={styles.file}>
          <span>
            {t('completeness.exemptionLine', {
              form: of ?? t('completeness.exemptionAll'),
              from: formatDate(from),
              to: formatDate(to),
              reason,
            })}
          </span>
          <div className={styles.line}>
            <span className={`${styles.quiet} ${styles.grow}`}>
              {t('completeness.exemptionDocument', { document })}
            </span>
            {may.isGiven && (
              <Button
                size="compact-xs"
                variant="subtle"
                loading={isPending}
                onClick={() =>
                  mutate(
                    {
                      clientId: newClientId(),
                      id,
                      basedOn: { id, unitCode: whose, from, to, form: of, reason, document },
                    },
                    told(t('completeness.exemptionWithdrawn')),
                  )
                }
              >
                {t('completeness.exemptionWithdraw')}
              </Button>
            )}
          </div>
        </div>
      ))}
      {isAdding ? (
        <ExemptionForm unitCode={unitCode} form={form} slot={slot} onDone={() => setIsAdding(false)} />
      ) : (
        may.isGiven && (
          <div>
            <Button size="compact-sm" variant="default" onClick={() => setIsAdding(true)}>
              {t('completeness.exemptionAdd')}
            </Button>
          </div>
        )
      )}
    </>
  )
}

interface ExemptionFormProps extends Omit<ExemptionListProps, 'exemptions'> {
  readonly onDone: () => void
}

const everyForm = ''

function ExemptionForm({ unitCode, form, slot, onDone }: ExemptionFormProps) {
  const { mutate, isPending } = useBackendCommand('province.saveExemption')
  const [from, setFrom] = useState<LocalDate | undefined>(slot.from)
  const [to, setTo] = useState<LocalDate | undefined>(slot.to)
  const [of, setOf] = useState<string>(form)
  const [reason, setReason] = useState('')
  const [document, setDocument] = useState('')
  const [id] = useState(() => `mien-${newClientId()}`)
  const read = exemptionSchema.safeParse({
    id,
    unitCode,
    from,
    to,
    form: of === everyForm ? null : of,
    reason,
    document,
  })
  const save = (event: FormEvent): void => {
    event.preventDefault()
    if (!read.success) return
    mutate(
      { clientId: newClientId(), exemption: read.data, basedOn: null },
      told(t('completeness.exemptionSaved'), onDone),
    )
  }
  return (
    <form className={styles.fields} onSubmit={save} aria-label={t('completeness.exemptionAdd')}>
      <OptionalDateField label={t('completeness.exemptionFrom')} value={from} onChange={setFrom} />
      <OptionalDateField label={t('completeness.exemptionTo')} value={to} onChange={setTo} />
      <NativeSelect
        className={styles.wide}
        label={t('completeness.exemptionForm')}
        value={of}
        data={[
          { value: form, label: form },
          { value: everyForm, label: t('completeness.exemptionAll') },
        ]}
        onChange={(event) => setOf(event.currentTarget.value)}
      />
      <TextInput
        className={styles.wide}
        label={t('completeness.exemptionReason')}
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <TextInput
        className={styles.wide}
        label={t('completeness.exemptionBasis')}
        maxLength={200}
        value={document}
        onChange={(event) => setDocument(event.currentTarget.value)}
      />
      <div className={`${styles.line} ${styles.wide}`}>
        <Button type="submit" size="xs" loading={isPending} disabled={!read.success}>
          {t('completeness.exemptionSave')}
        </Button>
        <Button size="xs" variant="subtle" color="gray" onClick={onDone}>
          {t('frame.cancel')}
        </Button>
      </div>
      {!read.success && <p className={`${styles.quiet} ${styles.wide}`}>{t('completeness.exemptionIncomplete')}</p>}
    </form>
  )
}
