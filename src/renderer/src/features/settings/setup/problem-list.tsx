import { t } from '#renderer/texts/vi.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import type { SetupStep } from '#shared/settings/setup-draft.schema.ts'
import type { SetupProblem } from '#shared/settings/setup-problems.ts'
import { problemText } from './problem-text.ts'
import { stepTitle } from './step-names.ts'
import styles from './setup.module.css'

interface ProblemListProps {
  /** The step they are shown on; problems of others name theirs. */
  readonly step: SetupStep
  readonly problems: readonly SetupProblem[]
  readonly onShow: (problem: SetupProblem) => void
}

const shownAtMost = 6

/** What keeps the step from being done, then what is worth a second look; each line goes to its field. */
export function ProblemList({ step, problems, onShow }: ProblemListProps) {
  const errors = problems.filter((problem) => problem.severity === 'error')
  const warnings = problems.filter((problem) => problem.severity === 'warning')
  return (
    <>
      {errors.length > 0 && (
        <Notice tone="error" title={t('setup.problemsTitle', { count: errors.length })}>
          <Lines step={step} problems={errors} onShow={onShow} />
        </Notice>
      )}
      {warnings.length > 0 && (
        <Notice tone="warning" title={t('setup.warningsTitle', { count: warnings.length })}>
          <Lines step={step} problems={warnings} onShow={onShow} />
        </Notice>
      )}
    </>
  )
}

function Lines({ step, problems, onShow }: ProblemListProps) {
  return (
    <ul className={styles.problems}>
      {problems.slice(0, shownAtMost).map((problem) => (
        <li key={`${problem.field} ${problem.code} ${problemText(problem)}`}>
          <button type="button" className={styles.link} onClick={() => onShow(problem)}>
            {problem.step === step ? problemText(problem) : `${stepTitle(problem.step)}: ${problemText(problem)}`}
          </button>
        </li>
      ))}
      {problems.length > shownAtMost && <li>{t('setup.moreProblems', { count: problems.length - shownAtMost })}</li>}
    </ul>
  )
}
