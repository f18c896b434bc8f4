import { useState } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { Screen } from '#renderer/ui/screen.tsx'
import { DisplaySection } from './sections/display-section.tsx'
import { HolidaysSection } from './sections/holidays-section.tsx'
import { LetterheadSection } from './sections/letterhead-section.tsx'
import { ReportingSection } from './sections/reporting-section.tsx'
import { TargetsSection } from './sections/targets-section.tsx'
import { UnitSection } from './sections/unit-section.tsx'
import styles from './settings-screen.module.css'

const sections = [
  { id: 'unit', label: t('setup.sectionUnit'), Section: UnitSection },
  { id: 'letterhead', label: t('setup.sectionLetterhead'), Section: LetterheadSection },
  { id: 'reporting', label: t('setup.sectionReporting'), Section: ReportingSection },
  { id: 'holidays', label: t('setup.sectionHolidays'), Section: HolidaysSection },
  { id: 'targets', label: t('setup.sectionTargets'), Section: TargetsSection },
  { id: 'display', label: t('setup.sectionDisplay'), Section: DisplaySection },
] as const

/** Everything that was chosen once and may be chosen again, one section at a time. */
export function SettingsScreen() {
  const [openId, setOpenId] = useState<(typeof sections)[number]['id']>('unit')
  const open = sections.find((section) => section.id === openId) ?? sections[0]
  return (
    <Screen title={t('setup.settingsTitle')}>
      <div className={styles.panes}>
        <nav className={styles.nav} aria-label={t('setup.settingsSections')}>
          {sections.map(({ id, label }) => (
            <button
              key={id}
              type="button"
              className={styles.item}
              aria-current={id === openId ? 'true' : undefined}
              onClick={() => setOpenId(id)}
            >
              {label}
            </button>
          ))}
        </nav>
        <section className={styles.section} aria-label={open.label}>
          <h2 className={styles.title}>{open.label}</h2>
          <open.Section />
        </section>
      </div>
    </Screen>
  )
}
