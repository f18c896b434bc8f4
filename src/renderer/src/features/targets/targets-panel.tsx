import type { ReactNode } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { Screen } from '#renderer/ui/screen.tsx'
import type { TargetsSearch } from './targets-search.ts'

interface TargetsPanelProps {
  readonly search: TargetsSearch
  readonly tools: ReactNode
  readonly onChange: (changes: Partial<TargetsSearch>) => void
}

/** Targets in force, where every row stands against them, and how they are changed. */
export function TargetsPanel({ tools }: TargetsPanelProps) {
  return (
    <Screen title={t('targets.title')} tools={tools}>
      {null}
    </Screen>
  )
}
