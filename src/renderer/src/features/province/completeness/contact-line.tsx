import { ActionIcon, Button, TextInput } from '@mantine/core'
import { Copy, Pencil } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { newClientId } from '#renderer/rpc/client-id.ts'
import { useBasedOn } from '#renderer/rpc/use-based-on.ts'
import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import { useMay } from '#renderer/rpc/use-may.ts'
import { t } from '#renderer/texts/vi.ts'
import { contactSchema } from '#shared/province/completeness.schema.ts'
import styles from './completeness.module.css'
import { told } from './told.ts'

interface ContactLineProps {
  readonly unitCode: string
  readonly unitName: string
  readonly contact: { readonly name: string; readonly phone: string }
}

/** Whom to call at a unit; the number is copied at a click, and both are changed in place. */
export function ContactLine({ unitCode, unitName, contact }: ContactLineProps) {
  const [isEdited, setIsEdited] = useState(false)
  const may = useMay('province.saveContact')
  const { mutate: copy } = useBackendCommand('desktop.copyText')
  const { name, phone } = contact
  if (isEdited) {
    return <ContactForm unitCode={unitCode} unitName={unitName} contact={contact} onDone={() => setIsEdited(false)} />
  }
  return (
    <div className={styles.line}>
      <span className={name === '' && phone === '' ? styles.quiet : undefined}>
        {name === '' && phone === ''
          ? t('completeness.contactNone')
          : [name, phone].filter((one) => one !== '').join(' · ')}
      </span>
      {phone !== '' && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size={24}
          aria-label={t('completeness.copyPhone', { phone })}
          title={t('completeness.copyPhone', { phone })}
          onClick={() => copy({ text: phone }, told(t('completeness.phoneCopied', { phone })))}
        >
          <Copy aria-hidden size={13} />
        </ActionIcon>
      )}
      {may.isGiven && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size={24}
          aria-label={t('completeness.contactEdit', { unit: unitName })}
          title={t('completeness.contactEdit', { unit: unitName })}
          onClick={() => setIsEdited(true)}
        >
          <Pencil aria-hidden size={13} />
        </ActionIcon>
      )}
    </div>
  )
}

function ContactForm({ unitCode, unitName, contact, onDone }: ContactLineProps & { readonly onDone: () => void }) {
  const { mutate, isPending } = useBackendCommand('province.saveContact')
  const { basedOn, onRefused } = useBasedOn({ name: contact.name, phone: contact.phone })
  const [name, setName] = useState(contact.name)
  const [phone, setPhone] = useState(contact.phone)
  const isPhoneWrong = !contactSchema.shape.phone.safeParse(phone).success
  const save = (event: FormEvent): void => {
    event.preventDefault()
    if (isPhoneWrong) return
    mutate(
      { clientId: newClientId(), contact: { unitCode, name, phone }, basedOn },
      told(t('completeness.contactSaved'), onDone, onRefused),
    )
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc from either field
    <form
      className={styles.fields}
      onSubmit={save}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        onDone()
      }}
    >
      <TextInput
        size="xs"
        aria-label={t('completeness.contactName', { unit: unitName })}
        placeholder={t('completeness.namePlaceholder')}
        maxLength={120}
        data-autofocus
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        size="xs"
        inputMode="tel"
        aria-label={t('completeness.contactPhone', { unit: unitName })}
        placeholder={t('completeness.phonePlaceholder')}
        maxLength={30}
        autoComplete="off"
        value={phone}
        error={isPhoneWrong ? t('completeness.phoneWrong') : undefined}
        onChange={(event) => setPhone(event.currentTarget.value)}
      />
      <div className={`${styles.line} ${styles.wide}`}>
        <Button type="submit" size="compact-sm" variant="default" loading={isPending} disabled={isPhoneWrong}>
          {t('completeness.contactSave')}
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onDone}>
          {t('frame.cancel')}
        </Button>
      </div>
    </form>
  )
}
