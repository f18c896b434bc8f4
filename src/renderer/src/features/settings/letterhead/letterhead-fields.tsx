import { ActionIcon, Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { Plus, Trash2 } from 'lucide-react'
import { t } from '#renderer/texts/vi.ts'
import type { Letterhead, Signer } from '#shared/settings/settings.schema.ts'
import styles from './letterhead.module.css'

interface LetterheadFieldsProps {
  readonly value: Letterhead
  readonly onChange: (part: Partial<Letterhead>) => void
  /** Message of a field, `issuingBody` or `signers.0.title`. */
  readonly errorOf: (field: string) => string | undefined
}

const textFields = [
  { name: 'parentBody', label: t('setup.parentBody') },
  { name: 'issuingBody', label: t('setup.issuingBody') },
  { name: 'numberPattern', label: t('setup.numberPattern') },
  { name: 'place', label: t('setup.place') },
] as const

/** Everything that is printed above and below the table of a sheet. */
export function LetterheadFields({ value, onChange, errorOf }: LetterheadFieldsProps) {
  const setSigner = (index: number, part: Partial<Signer>) =>
    onChange({ signers: value.signers.map((signer, at) => (at === index ? { ...signer, ...part } : signer)) })
  return (
    <div className={styles.fields}>
      <div className={styles.pairs}>
        {textFields.map(({ name, label }) => (
          <TextInput
            key={name}
            label={label}
            value={value[name]}
            maxLength={200}
            onChange={(event) => onChange({ [name]: event.currentTarget.value })}
            error={errorOf(name)}
            data-field={`letterhead.${name}`}
          />
        ))}
      </div>
      {value.signers.map((signer, index) => (
        <SignerFields
          key={index}
          signer={signer}
          index={index}
          isOnly={value.signers.length === 1}
          onChange={(part) => setSigner(index, part)}
          onRemove={() => onChange({ signers: value.signers.filter((_, at) => at !== index) })}
          errorOf={errorOf}
        />
      ))}
      {value.signers.length < 6 && (
        <Button
          className={styles.add}
          variant="default"
          size="xs"
          leftSection={<Plus size={14} aria-hidden />}
          onClick={() =>
            onChange({ signers: [...value.signers, { authority: '', authorityTitle: '', title: '', name: '' }] })
          }
        >
          {t('setup.addSigner')}
        </Button>
      )}
      <Textarea
        label={t('setup.recipients')}
        description={t('setup.recipientsHint')}
        autosize
        minRows={2}
        maxRows={6}
        value={value.recipients.join('\n')}
        onChange={(event) => onChange({ recipients: linesOf(event.currentTarget.value) })}
        error={errorOf('recipients')}
        data-field="letterhead.recipients"
      />
      <Checkbox
        label={t('setup.isInternal')}
        checked={value.isInternal}
        onChange={(event) => onChange({ isInternal: event.currentTarget.checked })}
      />
    </div>
  )
}

/** An empty line stays while the next one is being typed; only a wholly empty text is no line. */
function linesOf(text: string): string[] {
  return text === '' ? [] : text.split('\n')
}

interface SignerFieldsProps {
  readonly signer: Signer
  readonly index: number
  readonly isOnly: boolean
  readonly onChange: (part: Partial<Signer>) => void
  readonly onRemove: () => void
  readonly errorOf: (field: string) => string | undefined
}

const authorities = [
  { value: '', label: t('setup.authorityNone') },
  { value: 'TM.', label: 'TM.' },
  { value: 'KT.', label: 'KT.' },
  { value: 'TL.', label: 'TL.' },
] as const satisfies readonly { value: Signer['authority']; label: string }[]

function SignerFields({ signer, index, isOnly, onChange, onRemove, errorOf }: SignerFieldsProps) {
  return (
    <fieldset className={styles.signer}>
      <legend className={styles.legend}>
        {isOnly ? t('setup.signer') : t('setup.signerN', { number: index + 1 })}
      </legend>
      <NativeSelect
        label={t('setup.authority')}
        data={[...authorities]}
        value={signer.authority}
        onChange={(event) =>
          onChange({ authority: authorities.find(({ value }) => value === event.currentTarget.value)?.value ?? '' })
        }
      />
      <TextInput
        label={t('setup.authorityTitle')}
        disabled={signer.authority === ''}
        value={signer.authorityTitle}
        onChange={(event) => onChange({ authorityTitle: event.currentTarget.value })}
      />
      <TextInput
        label={t('setup.signerTitle')}
        value={signer.title}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
        error={errorOf(`signers.${index}.title`)}
        data-field={`letterhead.signers.${index}.title`}
      />
      <TextInput
        label={t('setup.signerName')}
        value={signer.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      {!isOnly && (
        <ActionIcon
          className={styles.remove}
          variant="subtle"
          color="red"
          aria-label={t('setup.removeSigner', { number: index + 1 })}
          onClick={onRemove}
        >
          <Trash2 size={15} aria-hidden />
        </ActionIcon>
      )}
    </fieldset>
  )
}
