import { ActionIcon, CloseButton } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { ChevronLeft, Copy, Printer } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand, useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { Loading } from '#renderer/ui/loading.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import type { Period } from '#shared/kernel/period.ts'
import type { Passport } from '#shared/province/consolidation.schema.ts'
import styles from './passport-pane.module.css'
import { PassportBody } from './passport-body.tsx'
import { passportText, spanText } from './passport-text.ts'

/** A figure that was asked about; `back` is where one came from. */
export interface AskedFigure {
  readonly column: string
  readonly unitCode?: string
  readonly span?: { readonly from: LocalDate; readonly to: LocalDate }
  readonly back?: AskedFigure
}

interface PassportPaneProps {
  readonly period: Period
  readonly asked: AskedFigure
  readonly onAsk: (asked: AskedFigure) => void
  readonly onClose: () => void
}

/** "Lý lịch con số": what a figure is made of, down to the file and cell it came from. */
export function PassportPane({ period, asked, onAsk, onClose }: PassportPaneProps) {
  const { back, ...figure } = asked
  const answer = useBackendQuery('province.getFigurePassport', { period, ...figure }, { keepPrevious: true })
  const passport = answer.data
  const heading = useFocusKept(passport)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc from any field inside
    <section
      className={styles.pane}
      aria-label={t('consolidation.passport')}
      aria-busy={answer.isPlaceholderData || undefined}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose()
      }}
    >
      <header className={styles.head}>
        {back !== undefined && (
          <ActionIcon variant="subtle" color="gray" aria-label={t('overview.back')} onClick={() => onAsk(back)}>
            <ChevronLeft aria-hidden size={16} />
          </ActionIcon>
        )}
        <h2 ref={heading} tabIndex={-1}>
          {t('consolidation.passport')}
        </h2>
        {passport !== undefined && <Out passport={passport} />}
        <CloseButton size="sm" aria-label={t('completeness.close')} onClick={onClose} />
      </header>
      <div className={styles.body}>
        {answer.isError && <Notice tone="error">{errorText(answer.error)}</Notice>}
        {passport === undefined && !answer.isError && <Loading />}
        {passport !== undefined && (
          <>
            <PassportHead passport={passport} />
            <PassportBody passport={passport} onAsk={(next) => onAsk({ ...next, back: asked })} />
            {createPortal(<PrintedPassport passport={passport} />, document.body)}
          </>
        )}
      </div>
    </section>
  )
}

/** The line that was followed is gone with the figure it stood in: the keyboard stays in the pane, at its heading. */
function useFocusKept(passport: Passport | undefined) {
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = useRef(passport)
  useEffect(() => {
    if (shown.current !== undefined && shown.current !== passport && document.activeElement === document.body)
      heading.current?.focus()
    shown.current = passport
  }, [passport])
  return heading
}

function PassportHead({ passport }: { readonly passport: Passport }) {
  const { label, unit, path, span, text } = passport
  return (
    <div className={styles.figure}>
      <div>
        <p className={styles.what}>{label}</p>
        <p className={styles.where}>{[...path.map(({ name }) => name), unit.name].join(' › ')}</p>
        <p className={styles.where}>{spanText(span)}</p>
      </div>
      <strong className={styles.total}>{text === '' ? t('consolidation.blank') : text}</strong>
    </div>
  )
}

/** As text, and on paper. */
function Out({ passport }: { readonly passport: Passport }) {
  const { mutate } = useBackendCommand('desktop.copyText')
  const copy = (): void =>
    mutate(
      { text: passportText(passport) },
      {
        onSuccess: () => notifications.show({ message: t('consolidation.passportCopied') }),
        onError: (error) => notifications.show({ color: 'red', message: errorText(error), autoClose: false }),
      },
    )
  return (
    <>
      <ActionIcon variant="subtle" color="gray" aria-label={t('consolidation.copyPassport')} onClick={copy}>
        <Copy aria-hidden size={15} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('consolidation.printPassport')}
        onClick={() => window.print()}
      >
        <Printer aria-hidden size={15} />
      </ActionIcon>
    </>
  )
}

/** The passport as it comes out of the printer; on the screen it is not there. */
function PrintedPassport({ passport }: { readonly passport: Passport }) {
  const isSample = useBackendQuery('units.getWorkspace', {}).data?.isSample === true
  const [title = '', ...lines] = passportText(passport).split('\n')
  return (
    <div className={styles.sheet}>
      <p className={styles.sheetTitle}>{title}</p>
      {isSample && <p className={styles.sheetTitle}>{t('sessions.printSample')}</p>}
      {lines.map((line, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- lines of one text, which never move
        <p key={index} className={styles.sheetLine}>
          {line}
        </p>
      ))}
    </div>
  )
}
