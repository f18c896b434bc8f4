import { t } from '#renderer/texts/vi.ts'
import type { FileOutcome } from '#shared/province/submissions.schema.ts'
import { StatePill } from './file-line.tsx'
import { Changes, FileNotice, Remarks } from './file-parts.tsx'
import { ReasonForm } from './reason-form.tsx'
import { subjectText, unitText } from './subject-text.ts'
import { useRowNames } from './use-row-names.ts'
import styles from './submissions.module.css'

interface OutcomePaneProps {
  readonly outcome: FileOutcome
  readonly isDone: boolean
  readonly onAcceptOlder: (reason: string) => void
}

/** What becomes of a file that was just chosen: why not, or what it does to the unit's totals. */
export function OutcomePane({ outcome, isDone, onAcceptOlder }: OutcomePaneProps) {
  const { name, form, state, refusal, remarks, changes } = outcome
  const nameOf = useRowNames(outcome.period)
  return (
    <div className={styles.pane}>
      <header className={styles.head}>
        <div className={styles.titles}>
          <h2 className={styles.title}>{form === null ? name : unitText(outcome)}</h2>
          {form !== null && <p className={styles.about}>{`${subjectText(outcome)} · ${name}`}</p>}
        </div>
        <StatePill state={state} isDone={isDone} />
      </header>
      <FileNotice state={state} refusal={refusal} />
      {!isDone && refusal?.data['isExportedLater'] === true && (
        <ReasonForm
          label={t('submissions.acceptOlderReason')}
          action={t('submissions.acceptOlder')}
          isPending={false}
          onGiven={onAcceptOlder}
        />
      )}
      <Remarks remarks={remarks} nameOf={nameOf} />
      <Changes changes={changes} />
    </div>
  )
}
