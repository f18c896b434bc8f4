import type { ReactNode } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { Screen } from '#renderer/ui/screen.tsx'
import type { LocalDate } from '#shared/kernel/local-date.ts'

/** What the address says of this tab: the day it is read at and the campaign looked at. */
interface CampaignsSearch {
  readonly on?: LocalDate | undefined
  readonly campaign?: string | undefined
}

interface CampaignsPanelProps {
  readonly search: CampaignsSearch
  /** The switch between the two tabs, for the top bar. */
  readonly tools: ReactNode
  readonly onChange: (changes: Partial<CampaignsSearch>) => void
}

/** The tab "Đợt cao điểm". */
export function CampaignsPanel({ tools }: CampaignsPanelProps) {
  return (
    <Screen title={t('targets.title')} tools={tools}>
      {null}
    </Screen>
  )
}
