import type { SetupDraft } from '#shared/settings/setup-draft.schema.ts'
import type { SetupProblem } from '#shared/settings/setup-problems.ts'

export type ChangeDraft = (change: (draft: SetupDraft) => SetupDraft) => void

/** A field the wizard was asked to go to; a new object each time it is asked. */
export interface FieldRequest {
  readonly field: string
}

/** What every step of the wizard takes. */
export interface StepProps {
  readonly draft: SetupDraft
  readonly change: ChangeDraft
  /** Problems of this step, once they are to be shown. */
  readonly problems: readonly SetupProblem[]
}
