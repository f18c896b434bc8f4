import { t } from '#renderer/texts/vi.ts'
import { Pill } from '#renderer/ui/pill.tsx'
import type { FileOutcome, Submission, SubmissionSubject } from '#shared/province/submissions.schema.ts'
import { subjectText, unitText } from './subject-text.ts'
import styles from './submissions.module.css'

interface FileLineProps {
  readonly subject: SubmissionSubject
  readonly name: string
  readonly state: FileOutcome['state']
  readonly isAgain: boolean
  /** It was taken out of the book again. */
  readonly isWithdrawn?: boolean | undefined
  /** A later one took its place. */
  readonly isSuperseded?: boolean | undefined
  readonly remarks: number
  /** It was written; otherwise this is what would become of it. */
  readonly isDone: boolean
  readonly isCurrent: boolean
  readonly onChoose: () => void
}

/** One file: whose, of when, and what became of it. */
export function FileLine(props: FileLineProps) {
  const { subject, name, state, isAgain, isSuperseded, isWithdrawn, remarks, isDone, isCurrent, onChoose } = props
  const about = subjectText(subject)
  return (
    <button type="button" className={styles.line} aria-current={isCurrent || undefined} onClick={onChoose}>
      <span className={styles.who}>
        <span className={styles.unit}>{subject.form === null ? name : unitText(subject)}</span>
        <StatePill state={state} isDone={isDone} isWithdrawn={isWithdrawn} isSuperseded={isSuperseded} />
      </span>
      <span className={styles.about}>
        {about === '' ? name : about}
        {isAgain && ` · ${t('submissions.again')}`}
        {remarks > 0 && ` · ${t('submissions.remarks', { count: remarks })}`}
      </span>
    </button>
  )
}

interface SubmissionLineProps {
  readonly submission: Submission
  readonly isCurrent: boolean
  readonly onChoose: (id: number) => void
}

/** The line of a file that was handed in. */
export function SubmissionLine({ submission, isCurrent, onChoose }: SubmissionLineProps) {
  const { id, fileName, state, supersedes, isCounted, withdrawal, remarks } = submission
  return (
    <FileLine
      subject={submission}
      name={fileName}
      state={state}
      isAgain={supersedes !== null}
      isSuperseded={state === 'accepted' && !isCounted}
      isWithdrawn={withdrawal !== null}
      remarks={remarks.length}
      isDone
      isCurrent={isCurrent}
      onChoose={() => onChoose(id)}
    />
  )
}

/** What became of a file; one that no longer counts is not told as if it did. */
export function StatePill({
  state,
  isDone,
  isWithdrawn = false,
  isSuperseded = false,
}: Pick<FileLineProps, 'state' | 'isDone' | 'isWithdrawn' | 'isSuperseded'>) {
  if (state === 'refused') return <Pill tone="error">{t('submissions.refused')}</Pill>
  if (state === 'unverified') return <Pill tone="warning">{t('submissions.unverified')}</Pill>
  if (isWithdrawn) return <Pill tone="warning">{t('submissions.withdrawn')}</Pill>
  if (isSuperseded) return <Pill tone="neutral">{t('submissions.superseded')}</Pill>
  return <Pill tone="done">{isDone ? t('submissions.accepted') : t('submissions.acceptable')}</Pill>
}
