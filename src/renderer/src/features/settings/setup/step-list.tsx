import { Button } from '@mantine/core'
import { Check, TriangleAlert } from 'lucide-react'
import { t } from '#renderer/texts/vi.ts'
import { type SetupDraft, type SetupStep, setupSteps } from '#shared/settings/setup-draft.schema.ts'
import type { SetupProblem } from '#shared/settings/setup-problems.ts'
import { unitOf } from '#shared/settings/setup-rows.rules.ts'
import { checkStep, hasErrors } from '#shared/settings/setup.rules.ts'
import { stepTitle } from './step-names.ts'
import type { DraftSaving } from './use-draft-saving.ts'
import styles from './setup.module.css'

interface StepListProps {
  readonly draft: SetupDraft
  readonly tried: readonly SetupStep[]
  readonly refusals: readonly SetupProblem[]
  readonly isRedo: boolean
  readonly saving: DraftSaving
  readonly onOpen: (step: SetupStep) => void
  /** Null on the first run: there is nowhere to go. */
  readonly onLeave: (() => void) | null
}

type StepState = 'done' | 'problem' | 'todo'

export function StepList({ draft, tried, refusals, isRedo, saving, onOpen, onLeave }: StepListProps) {
  const reached = setupSteps.indexOf(draft.reached)
  const stateOf = (step: SetupStep, index: number): StepState => {
    const isOpenable = index < reached || tried.includes(step)
    const isWrong = hasErrors(checkStep(draft, step)) || refusals.some((one) => one.step === step)
    if (isOpenable && isWrong && step !== 'review') return 'problem'
    return index < reached && step !== draft.step ? 'done' : 'todo'
  }
  return (
    <nav className={styles.steps} aria-label={t('setup.steps')}>
      {isRedo ? (
        <p className={styles.product}>{t('setup.titleRedo')}</p>
      ) : (
        <p className={styles.product}>
          <span className={styles.mark} aria-hidden />
          {t('frame.product')}
        </p>
      )}
      <p className={styles.subject}>{unitOf(draft)?.name ?? t('setup.title')}</p>
      <ol className={styles.list}>
        {setupSteps.map((step, index) => (
          <li key={step}>
            <StepButton
              step={step}
              number={index + 1}
              state={stateOf(step, index)}
              isCurrent={step === draft.step}
              isOpen={index <= reached}
              onOpen={onOpen}
            />
          </li>
        ))}
      </ol>
      <div className={styles.stepsFoot}>
        <p role="status">{savingText(saving)}</p>
        {onLeave !== null && (
          <Button variant="default" size="xs" onClick={onLeave}>
            {t('setup.leave')}
          </Button>
        )}
      </div>
    </nav>
  )
}

interface StepButtonProps {
  readonly step: SetupStep
  readonly number: number
  readonly state: StepState
  readonly isCurrent: boolean
  readonly isOpen: boolean
  readonly onOpen: (step: SetupStep) => void
}

const stateTexts = { done: t('setup.stateDone'), problem: t('setup.stateProblem'), todo: t('setup.stateTodo') } as const

function StepButton({ step, number, state, isCurrent, isOpen, onOpen }: StepButtonProps) {
  return (
    <button
      type="button"
      className={styles.step}
      data-state={state}
      disabled={!isOpen}
      aria-current={isCurrent ? 'step' : undefined}
      onClick={() => onOpen(step)}
    >
      <span className={styles.number} aria-hidden>
        {state === 'done' && <Check size={13} />}
        {state === 'problem' && <TriangleAlert size={13} />}
        {state === 'todo' && number}
      </span>
      <span>{stepTitle(step)}</span>
      {!isCurrent && <span className={styles.hidden}>, {stateTexts[state]}</span>}
    </button>
  )
}

function savingText(saving: DraftSaving): string {
  switch (saving.kind) {
    case 'idle':
      return ''
    case 'saving':
      return t('setup.draftSaving')
    case 'saved':
      return t('setup.draftSaved', { time: saving.time })
    case 'failed':
      return t('setup.draftFailed', { reason: saving.reason })
  }
}
