import { SegmentedControl } from '@mantine/core'
import { useCallback, useRef, useState } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { useMay } from '#renderer/rpc/use-may.ts'
import { t } from '#renderer/texts/vi.ts'
import { Loading } from '#renderer/ui/loading.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { Screen } from '#renderer/ui/screen.tsx'
import type { ProvincePanelProps } from '../province-panel.ts'
import { ChooseButtons } from './choose-buttons.tsx'
import { FileLine, SubmissionLine } from './file-line.tsx'
import { OutcomePane } from './outcome-pane.tsx'
import { SubmissionPane } from './submission-pane.tsx'
import { SubmissionsFooter } from './submissions-footer.tsx'
import { type ReceivedFilter, receivedFilters } from './submissions-search.ts'
import styles from './submissions.module.css'
import { useFileDrop } from './use-file-drop.ts'
import { type Intake, useIntake } from './use-intake.ts'

/** "Tiếp nhận": files of units are chosen, shown with what would become of each, and received; and what came in. */
export function SubmissionsPanel({ search, tools, onChange }: ProvincePanelProps) {
  const intake = useIntake()
  const may = useMay('province.receiveFiles')
  const field = useRef<HTMLInputElement>(null)
  const isOver = useFileDrop(may.isGiven, intake.add)
  const [chosen, setChosen] = useState(0)
  const outcomes = intake.state.phase === 'shown' || intake.state.phase === 'received' ? intake.state.outcomes : null
  const outcome = outcomes?.[chosen] ?? outcomes?.[0]
  const choose = useCallback((id: number) => onChange({ submission: id }), [onChange])
  return (
    <Screen
      title={t('province.title')}
      tools={tools}
      footer={intake.state.phase === 'idle' ? undefined : <SubmissionsFooter intake={intake} may={may} />}
    >
      <div className={styles.view}>
        <section
          className={styles.nav}
          aria-label={outcomes === null ? t('submissions.list') : t('submissions.chosen')}
        >
          <ChooseButtons may={may} field={field} onFiles={intake.add} />
          <Troubles intake={intake} />
          {outcomes === null ? (
            <ReceivedList
              filter={search.received ?? 'all'}
              current={search.submission}
              onFilter={(received) => onChange({ received, submission: undefined })}
              onChoose={choose}
            />
          ) : (
            <div className={styles.list}>
              {outcomes.map((one, index) => (
                <FileLine
                  key={`${index} ${one.hash}`}
                  subject={one}
                  name={one.name}
                  state={one.state}
                  isAgain={one.supersedes !== null}
                  remarks={one.remarks.length}
                  isDone={intake.state.phase === 'received'}
                  isCurrent={one === outcome}
                  onChoose={() => setChosen(index)}
                />
              ))}
            </div>
          )}
        </section>
        <section className={styles.detail}>
          {outcome !== undefined ? (
            <OutcomePane
              key={`${outcomes?.indexOf(outcome) ?? 0} ${outcome.hash}`}
              outcome={outcome}
              isDone={intake.state.phase === 'received'}
              onAcceptOlder={(reason) => intake.acceptOlder(outcomes?.indexOf(outcome) ?? 0, reason)}
            />
          ) : search.submission === undefined ? (
            <p className={styles.hint}>{t('submissions.pickOne')}</p>
          ) : (
            <SubmissionPane id={search.submission} onChoose={choose} />
          )}
        </section>
        {isOver && (
          <div className={styles.overlay} aria-hidden>
            <p>{t('submissions.drop')}</p>
          </div>
        )}
      </div>
    </Screen>
  )
}

function Troubles({ intake: { troubles } }: { readonly intake: Intake }) {
  if (troubles.length === 0) return null
  return (
    <div className={styles.troubles}>
      <Notice tone="error">{troubles.join(' ')}</Notice>
    </div>
  )
}

interface ReceivedListProps {
  readonly filter: ReceivedFilter
  readonly current: number | undefined
  readonly onFilter: (filter: ReceivedFilter) => void
  readonly onChoose: (id: number) => void
}

const filterTexts: Readonly<Record<ReceivedFilter, string>> = {
  all: t('submissions.filterAll'),
  accepted: t('submissions.filterAccepted'),
  refused: t('submissions.filterRefused'),
}

/** So many lines are told; the rest is found by unit and period in the matrix. */
const mostListed = 500

function ReceivedList({ filter, current, onFilter, onChoose }: ReceivedListProps) {
  const asked = { limit: mostListed, ...(filter === 'all' ? {} : { state: filter }) }
  const { data, error } = useBackendQuery('province.listSubmissions', asked, { keepPrevious: true })
  return (
    <>
      <SegmentedControl
        size="xs"
        className={styles.filter}
        aria-label={t('submissions.filter')}
        value={filter}
        onChange={(next) => onFilter(receivedFilters.find((one) => one === next) ?? 'all')}
        data={receivedFilters.map((value) => ({ value, label: filterTexts[value] }))}
      />
      <div className={styles.list}>
        {error !== null && (
          <Notice tone="error" title={t('submissions.loadFailed')}>
            {errorText(error)}
          </Notice>
        )}
        {data === undefined && error === null && <Loading />}
        {data?.length === 0 && (
          <p className={styles.hint}>{filter === 'all' ? t('submissions.none') : t('submissions.noneSuch')}</p>
        )}
        {data?.map((one) => (
          <SubmissionLine key={one.id} submission={one} isCurrent={one.id === current} onChoose={onChoose} />
        ))}
      </div>
    </>
  )
}
