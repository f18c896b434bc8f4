import { CloseButton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { Loading } from '#renderer/ui/loading.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import type { Input, Output } from '#shared/contract/contract.ts'
import type { SentFile } from '#shared/province/completeness.schema.ts'
import { refusalText } from '#shared/texts/messages.ts'
import { momentText } from '#shared/province/missing-message.rules.ts'
import { CallForm, CallLines } from './call-form.tsx'
import styles from './completeness.module.css'
import { ContactLine } from './contact-line.tsx'
import { ExemptionList } from './exemption-list.tsx'
import { SlotMark } from './slot-mark.tsx'
import { cellText, lowered, sentText } from './slot-words.ts'

interface UnitPaneProps {
  readonly asked: Input<'province.getUnitSlot'>
  readonly onClose: () => void
}

/** One unit's sheet of a day or period: its files, why it need not send, calls. */
export function UnitPane({ asked, onClose }: UnitPaneProps) {
  const answer = useBackendQuery('province.getUnitSlot', asked)
  const found = answer.data
  const title =
    found === undefined
      ? ''
      : t('completeness.unitTitle', { unit: found.unitName, form: asked.form, period: lowered(found.slot.label) })
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc from any field inside
    <section
      className={styles.pane}
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose()
      }}
    >
      <header className={styles.paneHead}>
        <h2>{title}</h2>
        <CloseButton size="sm" aria-label={t('completeness.close')} onClick={onClose} />
      </header>
      <div className={styles.paneBody}>
        {answer.isError && <Notice tone="error">{errorText(answer.error)}</Notice>}
        {found === undefined ? !answer.isError && <Loading /> : <UnitSlot asked={asked} found={found} />}
      </div>
    </section>
  )
}

interface UnitSlotProps {
  readonly asked: Input<'province.getUnitSlot'>
  readonly found: Output<'province.getUnitSlot'>
}

function UnitSlot({ asked, found }: UnitSlotProps) {
  const { form, unitCode } = asked
  const { unitName, slot, cell, files, exemptions, calls, contact } = found
  const newest = files.find(({ state }) => state === 'accepted')
  const counted = newest?.withdrawnFor === null ? newest : undefined
  return (
    <>
      <Section>
        <div className={styles.line}>
          <SlotMark state={cell.state} />
          <span>{cellText(cell)}</span>
        </div>
        <p className={styles.quiet}>
          {slot.restName === null
            ? t('completeness.deadline', { at: momentText(slot.deadlineAt) })
            : t('completeness.restDay', { name: slot.restName })}
        </p>
        {cell.state === 'unverified' && <p className={styles.quiet}>{t('completeness.unverifiedHint')}</p>}
      </Section>
      <Section title={t('completeness.files')}>
        {files.length === 0 && <p className={styles.quiet}>{t('completeness.filesNone')}</p>}
        {files.map((file) => (
          <SentFileLine key={file.id} file={file} isCounted={file === counted} />
        ))}
      </Section>
      <Section title={t('completeness.calls')}>
        <ContactLine unitCode={unitCode} unitName={unitName} contact={contact} />
        {calls.length === 0 && <p className={styles.quiet}>{t('completeness.callsNoneYet')}</p>}
        <CallLines calls={calls} />
        <CallForm unitCode={unitCode} unitName={unitName} form={form} slot={slot} />
      </Section>
      <Section title={t('completeness.exemptions')}>
        <ExemptionList unitCode={unitCode} form={form} slot={slot} exemptions={exemptions} />
      </Section>
    </>
  )
}

function Section({ title, children }: { readonly title?: string; readonly children: ReactNode }) {
  return (
    <section className={styles.section}>
      {title !== undefined && <h3>{title}</h3>}
      {children}
    </section>
  )
}

function SentFileLine({ file, isCounted }: { readonly file: SentFile; readonly isCounted: boolean }) {
  const { id, state, fileName, sequence, exportedAt, receivedAt, receivedBy, isEmpty, refusal, withdrawnFor } = file
  const taken = isCounted ? 'completeness.fileAccepted' : 'completeness.fileReplaced'
  const standing = withdrawnFor === null ? taken : 'completeness.fileWithdrawn'
  return (
    <div className={styles.file}>
      <Link
        to="/province"
        search={{ view: 'submissions', submission: id }}
        className={styles.fileName}
        title={t('completeness.fileOpen')}
      >
        {fileName}
      </Link>
      <span className={styles.quiet}>
        {[
          t(state === 'refused' ? 'completeness.fileRefused' : standing),
          ...(sequence === null ? [] : [t('completeness.fileSequence', { sequence })]),
          ...(isEmpty ? [t('completeness.fileEmpty')] : []),
          ...(exportedAt === null ? [] : [t('completeness.fileExported', { at: sentText(exportedAt) })]),
          t('completeness.fileReceived', { at: sentText(receivedAt), by: receivedBy }),
        ].join(' · ')}
      </span>
      {withdrawnFor !== null && (
        <span className={styles.refusal}>{t('completeness.fileWithdrawnFor', { reason: withdrawnFor })}</span>
      )}
      {refusal !== null && <span className={styles.refusal}>{refusalText(refusal.code, refusal.data)}</span>}
    </div>
  )
}
