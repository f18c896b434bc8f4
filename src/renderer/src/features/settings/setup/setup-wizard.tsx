import { useEffect, useRef } from 'react'
import { t } from '#renderer/texts/vi.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import { type SetupDraft, type SetupStep, setupSteps } from '#shared/settings/setup-draft.schema.ts'
import type { Setup } from '#shared/settings/settings.schema.ts'
import { DraftNotice } from './draft-notice.tsx'
import { ProblemList } from './problem-list.tsx'
import { StepBody } from './step-body.tsx'
import { StepList } from './step-list.tsx'
import { stepHint, stepTitle } from './step-names.ts'
import type { FieldRequest } from './step-props.ts'
import { useStepShortcuts } from './use-step-shortcuts.ts'
import { useWizard } from './use-wizard.ts'
import { WizardFooter } from './wizard-footer.tsx'
import styles from './setup.module.css'

interface SetupWizardProps {
  readonly initial: SetupDraft
  /** The draft was found half-filled. */
  readonly isFound: boolean
  /** What was applied before, when the unit is set up already and is being changed. */
  readonly applied: Setup | null
  readonly today: LocalDate
  readonly onRestart: () => void
  readonly onLeave: () => void
  readonly onDone: () => void
}

/** The steps at the left, the one that is open at the right, the way on below. */
export function SetupWizard({ initial, isFound, applied, today, onRestart, onLeave, onDone }: SetupWizardProps) {
  const wizard = useWizard(initial, applied, onDone)
  const { draft, problems, request, open, show, next, back } = wizard
  const { step } = draft
  const isRedo = applied !== null
  useStepShortcuts({ next, back })
  return (
    <div className={styles.wizard}>
      <StepList
        draft={draft}
        tried={wizard.tried}
        refusals={wizard.refusals}
        isRedo={isRedo}
        saving={wizard.saving}
        onOpen={open}
        onLeave={isRedo ? onLeave : null}
      />
      <div className={styles.main}>
        <StepHead step={step} request={request} />
        <main className={styles.body} key={step}>
          {isFound && step === initial.step && (
            <DraftNotice isRedo={isRedo} onDrop={() => void wizard.discard().then(onRestart)} />
          )}
          <ProblemList step={step} problems={problems} onShow={show} />
          <StepBody
            draft={draft}
            change={wizard.change}
            problems={problems}
            today={today}
            request={request}
            onOpen={open}
          />
        </main>
        <WizardFooter
          step={step}
          isRedo={isRedo}
          isSkippable={wizard.isSkippable}
          isApplying={wizard.isApplying}
          onBack={step === 'preset' ? null : back}
          onNext={next}
        />
      </div>
    </div>
  )
}

function StepHead({ step, request }: { readonly step: SetupStep; readonly request: FieldRequest | null }) {
  const heading = useFocusOn(step, request)
  return (
    <header className={styles.head}>
      <p className={styles.count}>
        {t('setup.stepCount', { number: setupSteps.indexOf(step) + 1, count: setupSteps.length })}
      </p>
      <h1 ref={heading} tabIndex={-1} className={styles.title}>
        {stepTitle(step)}
      </h1>
      <p className={styles.hint}>{stepHint(step)}</p>
    </header>
  )
}

/** A new step is read from its heading; a requested field takes the focus itself. */
function useFocusOn(step: SetupStep, request: FieldRequest | null) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [step])
  useEffect(() => {
    if (request === null) return
    const place = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(request.field)}"]`)
    place?.focus()
    place?.scrollIntoView({ block: 'nearest' })
  }, [request])
  return heading
}
