import { useCallback, useState } from 'react'
import { type SetupDraft, type SetupStep, setupSteps } from '#shared/settings/setup-draft.schema.ts'
import type { Setup } from '#shared/settings/settings.schema.ts'
import type { SetupProblem } from '#shared/settings/setup-problems.ts'
import { checkStep, hasErrors } from '#shared/settings/setup.rules.ts'
import type { FieldRequest } from './step-props.ts'
import { useApplySetup } from './use-apply-setup.ts'
import { useDraftSaving } from './use-draft-saving.ts'

const noTargets: Setup['targets'] = []

/** What the wizard holds and does: the draft and its saving, the walk through the steps, and the end of it. */
export function useWizard(initial: SetupDraft, applied: Setup | null, onDone: () => void) {
  const { saving, discard, draft, setDraft } = useSavedDraft(initial, applied)
  const { refusals, isApplying, apply, forgetRefusals } = useApplySetup(applied?.targets ?? noTargets)
  /** Steps whose problems are shown: those a person has tried to leave. */
  const [tried, setTried] = useState<readonly SetupStep[]>([])
  const [request, setRequest] = useState<FieldRequest | null>(null)
  const { step } = draft
  const own = checkStep(draft, step)

  const change = useCallback(
    (recipe: (draft: SetupDraft) => SetupDraft) => {
      forgetRefusals()
      setDraft(recipe)
    },
    [forgetRefusals, setDraft],
  )
  const open = (to: SetupStep) => setDraft((now) => ({ ...now, step: to, reached: furthest(now.reached, to) }))
  const show = (problem: SetupProblem) => {
    setTried((steps) => [...steps, problem.step])
    open(problem.step)
    setRequest({ field: problem.field })
  }
  const finish = async () => {
    const refused = await apply(draft)
    if (refused === null) await discard().then(onDone)
    else if (refused[0] !== undefined) show(refused[0])
  }
  const next = () => {
    const first = own.find((one) => one.severity === 'error')
    if (first !== undefined) show(first)
    else if (step !== 'review') open(neighbourStep(step, 1))
    else if (!isApplying) void finish()
  }
  return {
    draft,
    change,
    saving,
    discard,
    tried,
    refusals,
    request,
    problems: shownProblems(own, refusals, step, tried.includes(step)),
    isSkippable: !hasErrors(own) && isEmptyStep(draft, step),
    isApplying,
    open,
    show,
    next,
    back: () => open(neighbourStep(step, -1)),
  }
}

function useSavedDraft(initial: SetupDraft, applied: Setup | null) {
  const [draft, setDraft] = useState(initial)
  return { draft, setDraft, ...useDraftSaving(draft, { keepsStep: applied === null }) }
}

/** Errors wait until the step was tried; warnings and what the backend refused do not. */
function shownProblems(
  own: readonly SetupProblem[],
  refusals: readonly SetupProblem[],
  step: SetupStep,
  isTried: boolean,
): SetupProblem[] {
  const isReview = step === 'review'
  const shown = own.filter((one) => isTried || isReview || one.severity === 'warning')
  return [...shown, ...refusals.filter((one) => isReview || one.step === step)]
}

function furthest(a: SetupStep, b: SetupStep): SetupStep {
  return setupSteps.indexOf(a) >= setupSteps.indexOf(b) ? a : b
}

function neighbourStep(step: SetupStep, by: 1 | -1): SetupStep {
  return setupSteps[setupSteps.indexOf(step) + by] ?? step
}

function isEmptyStep(draft: SetupDraft, step: SetupStep): boolean {
  if (step === 'targets') return draft.targets.length === 0
  const isBlank = (cells: SetupDraft['openings']['cells']) =>
    Object.values(cells).every((row) => Object.keys(row).length === 0)
  return step === 'figures' && isBlank(draft.openings.cells) && isBlank(draft.populations.cells)
}
