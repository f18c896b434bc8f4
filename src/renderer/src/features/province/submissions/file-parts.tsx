import { t } from '#renderer/texts/vi.ts'
import { Card } from '#renderer/ui/card.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { formatCount } from '#shared/kernel/numbers.ts'
import type { FileOutcome, PlainRemark, Submission, SubmissionRemark } from '#shared/province/submissions.schema.ts'
import { refusalText } from '#shared/texts/messages.ts'
import { submissionRemarkText } from '#shared/texts/submission-remarks.texts.ts'
import { valueText } from './subject-text.ts'
import styles from './submissions.module.css'

/** Why a file was not taken, or where it went. */
export function FileNotice({ state, refusal }: Pick<FileOutcome, 'state' | 'refusal'>) {
  if (refusal !== null)
    return (
      <Notice tone="error" title={t('submissions.refusalTitle')}>
        {refusalText(refusal.code, refusal.data)}
      </Notice>
    )
  if (state !== 'unverified') return null
  return (
    <Notice tone="warning" title={t('submissions.unverifiedTitle')}>
      {t('submissions.unverifiedText')}
    </Notice>
  )
}

interface RemarksProps {
  readonly remarks: readonly SubmissionRemark[]
  readonly nameOf: (unitCode: string) => string
}

/** What does not keep the file out, and is worth a look. */
export function Remarks({ remarks, nameOf }: RemarksProps) {
  if (remarks.length === 0) return null
  return (
    <Card title={t('submissions.remarkTitle')}>
      <ul className={styles.remarks}>
        {remarks.map((remark, index) => (
          <li key={`${index} ${remark.code}`}>
            {submissionRemarkText(remark, nameOf)}
            <RemarkCells details={remark.details ?? []} nameOf={nameOf} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** The cells that a remark sums up, folded until they are asked for. */
function RemarkCells({ details, nameOf }: { readonly details: readonly PlainRemark[] } & Pick<RemarksProps, 'nameOf'>) {
  if (details.length === 0) return null
  return (
    <details className={styles.cells}>
      <summary>{t('submissions.remarkCells', { count: formatCount(details.length) })}</summary>
      <ul>
        {details.map((one, index) => (
          <li key={`${index} ${one.code}`}>{submissionRemarkText(one, nameOf)}</li>
        ))}
      </ul>
    </details>
  )
}

interface ChangesProps extends Pick<FileOutcome, 'changes'> {
  readonly title?: string
  /** What the first column of figures is headed. */
  readonly before?: string
  /** What the second column of figures is headed. */
  readonly after?: string
}

/** Totals of the unit over the days of the sheet: the book as it stood, and with the sheet. */
export function Changes({
  changes,
  title = t('submissions.totals'),
  before: was = t('submissions.before'),
  after = t('submissions.after'),
}: ChangesProps) {
  if (changes.length === 0) return null
  return (
    <Card title={title}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('submissions.column')}</th>
            <th scope="col" className={styles.figure}>
              {was}
            </th>
            <th scope="col" className={styles.figure}>
              {after}
            </th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ code, label, before, after: now }) => (
            <tr key={code} data-changed={before !== now || undefined}>
              <th scope="row">{label}</th>
              <td className={styles.figure}>{valueText(before)}</td>
              <td className={styles.figure}>{valueText(now)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}

/** Totals as the sheet itself has them. */
export function Totals({ totals }: Pick<Submission, 'totals'>) {
  return (
    <Card title={t('submissions.totals')}>
      {totals.length === 0 ? (
        <p className={styles.quiet}>{t('submissions.noTotals')}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('submissions.column')}</th>
              <th scope="col" className={styles.figure}>
                {t('submissions.inSheet')}
              </th>
            </tr>
          </thead>
          <tbody>
            {totals.map(({ code, label, value }) => (
              <tr key={code}>
                <th scope="row">{label}</th>
                <td className={styles.figure}>{valueText(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  )
}
