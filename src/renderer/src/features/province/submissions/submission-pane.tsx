import { Button } from '@mantine/core'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand, useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { useMay } from '#renderer/rpc/use-may.ts'
import { t } from '#renderer/texts/vi.ts'
import { Card } from '#renderer/ui/card.tsx'
import { Loading } from '#renderer/ui/loading.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { formatInstant } from '#shared/kernel/instant.ts'
import type { Submission } from '#shared/province/submissions.schema.ts'
import { StatePill, SubmissionLine } from './file-line.tsx'
import { FileNotice, Remarks, Totals } from './file-parts.tsx'
import { subjectText, unitText, valueText } from './subject-text.ts'
import { useRowNames } from './use-row-names.ts'
import { WithdrawButton } from './withdraw-button.tsx'
import styles from './submissions.module.css'

interface SubmissionPaneProps {
  readonly id: number
  readonly onChoose: (id: number) => void
}

/** A file that was handed in: what became of it, its totals, what it changed, and what came before and after it. */
export function SubmissionPane({ id, onChoose }: SubmissionPaneProps) {
  const { data, error } = useBackendQuery('province.getSubmission', { id }, { keepPrevious: true })
  const nameOf = useRowNames(data?.submission.period ?? null)
  if (data === undefined)
    return (
      <div className={styles.pane}>
        {error === null ? <Loading /> : <Notice tone="error">{errorText(error)}</Notice>}
      </div>
    )
  const { submission, history } = data
  const { state, refusal, remarks, supersedes, isEmpty } = submission
  return (
    <div className={styles.pane}>
      <header className={styles.head}>
        <div className={styles.titles}>
          <h2 className={styles.title}>{unitText(submission)}</h2>
          <p className={styles.about}>
            {[subjectText(submission), submission.fileName].filter((text) => text !== '').join(' · ')}
          </p>
          <p className={styles.about}>{factsText(submission)}</p>
        </div>
        <StatePill
          state={state}
          isDone
          isWithdrawn={submission.withdrawal !== null}
          isSuperseded={!submission.isCounted}
        />
        <SaveFile submission={submission} />
        {submission.isCounted && <WithdrawButton key={id} submission={submission} nameOf={nameOf} />}
      </header>
      <FileNotice state={state} refusal={refusal} />
      {submission.withdrawal !== null && <Notice tone="warning">{withdrawnText(submission.withdrawal)}</Notice>}
      {isEmpty && <Notice tone="info">{t('submissions.empty')}</Notice>}
      <Remarks remarks={remarks} nameOf={nameOf} />
      {supersedes !== null && <Differences id={id} />}
      {state === 'accepted' && <Totals totals={submission.totals} />}
      {history.length > 1 && (
        <Card title={t('submissions.history')}>
          {history.map((one) => (
            <SubmissionLine key={one.id} submission={one} isCurrent={one.id === id} onChoose={onChoose} />
          ))}
        </Card>
      )}
    </div>
  )
}

function withdrawnText({ by, at, reason }: NonNullable<Submission['withdrawal']>): string {
  return t('submissions.withdrawnBy', { by, at: formatInstant(at), reason })
}

function factsText({ checkCode, exportedAt, receivedAt, receivedBy }: Submission): string {
  return [
    ...(checkCode === null ? [] : [t('submissions.checkCode', { code: checkCode })]),
    ...(exportedAt === null || Number.isNaN(Date.parse(exportedAt))
      ? []
      : [t('submissions.exportedAt', { at: formatInstant(exportedAt) })]),
    t('submissions.receivedBy', { by: receivedBy, at: formatInstant(receivedAt) }),
  ].join(' · ')
}

/** What it says otherwise than the one it took the place of. */
function Differences({ id }: { readonly id: number }) {
  const { data } = useBackendQuery('province.compareSubmissions', { id })
  if (data === undefined) return <Loading />
  const { differences } = data
  if (differences.length === 0) return <Notice tone="info">{t('submissions.noDifferences')}</Notice>
  return (
    <Card title={t('submissions.differences', { count: differences.length })}>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('submissions.cell')}</th>
              <th scope="col">{t('submissions.row')}</th>
              <th scope="col">{t('submissions.column')}</th>
              <th scope="col" className={styles.figure}>
                {t('submissions.was')}
              </th>
              <th scope="col" className={styles.figure}>
                {t('submissions.now')}
              </th>
            </tr>
          </thead>
          <tbody>
            {differences.map(({ address, formerAddress, unitCode, unitName, code, label, before, after }) => (
              <tr key={`${unitCode} ${code}`}>
                <td>{address ?? formerAddress}</td>
                <th scope="row">{unitName}</th>
                <td>{label}</td>
                <td className={styles.figure}>{valueText(before)}</td>
                <td className={styles.figure}>{valueText(after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}

/** Writes what the unit sent, byte for byte, where the person chooses. */
function SaveFile({ submission }: { readonly submission: Submission }) {
  const choose = useBackendCommand('desktop.chooseSavePath')
  const save = useBackendCommand('province.saveSubmissionFile')
  const may = useMay('province.saveSubmissionFile')
  const run = async (): Promise<void> => {
    const { path } = await choose.mutateAsync({ suggestedName: submission.fileName, kind: 'xlsx' })
    if (path !== null) save.mutate({ id: submission.id, path })
  }
  const error = choose.error ?? save.error
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        disabled={!may.isGiven}
        title={may.needs}
        loading={save.isPending}
        onClick={() => void run().catch(() => undefined)}
      >
        {t('submissions.saveFile')}
      </Button>
      {error !== null && <span role="alert">{errorText(error)}</span>}
      {save.isSuccess && <span role="status">{t('submissions.fileSaved')}</span>}
    </>
  )
}
