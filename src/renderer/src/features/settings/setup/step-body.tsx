import type { LocalDate } from '#shared/kernel/local-date.ts'
import type { SetupStep } from '#shared/settings/setup-draft.schema.ts'
import { StepFigures } from './step-figures.tsx'
import { StepLetterhead } from './step-letterhead.tsx'
import { StepPreset } from './step-preset.tsx'
import type { FieldRequest, StepProps } from './step-props.ts'
import { StepReview } from './step-review.tsx'
import { StepRows } from './step-rows.tsx'
import { StepTargets } from './step-targets.tsx'
import { StepUnit } from './step-unit.tsx'

interface StepBodyProps extends StepProps {
  readonly today: LocalDate
  readonly request: FieldRequest | null
  readonly onOpen: (step: SetupStep) => void
}

export function StepBody({ today, request, onOpen, ...step }: StepBodyProps) {
  switch (step.draft.step) {
    case 'preset':
      return <StepPreset {...step} today={today} />
    case 'unit':
      return <StepUnit {...step} today={today} />
    case 'rows':
      return <StepRows {...step} />
    case 'figures':
      return <StepFigures {...step} request={request} />
    case 'targets':
      return <StepTargets {...step} />
    case 'letterhead':
      return <StepLetterhead {...step} />
    case 'review':
      return <StepReview draft={step.draft} onOpen={onOpen} />
  }
}
