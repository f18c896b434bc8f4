import { t } from '#renderer/texts/vi.ts'
import { Screen } from '#renderer/ui/screen.tsx'
import type { ProvincePanelProps } from '../province-panel.ts'
import { ReorganisationView } from './reorganisation-view.tsx'

/** "Sắp xếp đơn vị": what was merged, divided, renamed and moved, and what is still to give to the new units. */
export function ReorganisationPanel({ search, tools, onChange }: ProvincePanelProps) {
  return (
    <Screen title={t('province.title')} tools={tools}>
      <ReorganisationView chosen={search.reorganisation} onChoose={(reorganisation) => onChange({ reorganisation })} />
    </Screen>
  )
}
