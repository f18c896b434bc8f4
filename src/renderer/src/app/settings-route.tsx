import { ReorganisationSection } from '#renderer/features/province/reorganisation/reorganisation-section.tsx'
import { SettingsScreen } from '#renderer/features/settings/settings-screen.tsx'

/** "Cài đặt" with the reorganisations of units among its sections. */
export function SettingsRoute() {
  return <SettingsScreen Reorganisation={ReorganisationSection} />
}
