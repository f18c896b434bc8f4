import { Button } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { type ComponentType, useCallback, useState } from 'react'
import { usePermissions } from '#renderer/rpc/use-may.ts'
import { t } from '#renderer/texts/vi.ts'
import { ShownContext } from '#renderer/ui/actions/action-registry.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import { Screen } from '#renderer/ui/screen.tsx'
import type { ProcedureName } from '#shared/contract/contract.ts'
import { FormsSection } from './forms/forms-section.tsx'
import { DisplaySection } from './sections/display-section.tsx'
import { HolidaysSection } from './sections/holidays-section.tsx'
import { LetterheadSection } from './sections/letterhead-section.tsx'
import { PeopleSection } from './sections/people-section.tsx'
import { ReportingSection } from './sections/reporting-section.tsx'
import { UnitSection } from './sections/unit-section.tsx'
import { UnsavedContext } from './sections/use-unsaved.ts'
import styles from './settings-screen.module.css'

type SectionId = 'unit' | 'reorganisation' | 'letterhead' | 'reporting' | 'forms' | 'holidays' | 'people' | 'display'

interface SettingsSection {
  readonly id: SectionId
  readonly label: string
  readonly Section: ComponentType
  /** What the section is for; it is not shown to who may not do that. */
  readonly takes?: ProcedureName
}

const unitSection: SettingsSection = { id: 'unit', label: t('setup.sectionUnit'), Section: UnitSection }

const otherSections: readonly SettingsSection[] = [
  {
    id: 'letterhead',
    label: t('setup.sectionLetterhead'),
    Section: LetterheadSection,
    takes: 'settings.setLetterhead',
  },
  { id: 'reporting', label: t('setup.sectionReporting'), Section: ReportingSection, takes: 'settings.setReporting' },
  { id: 'forms', label: t('forms.section'), Section: FormsSection },
  { id: 'holidays', label: t('setup.sectionHolidays'), Section: HolidaysSection, takes: 'settings.setHolidays' },
  { id: 'people', label: t('accounts.people'), Section: PeopleSection, takes: 'accounts.listAccounts' },
  { id: 'display', label: t('setup.sectionDisplay'), Section: DisplaySection },
]

/** Everything that was chosen once and may be chosen again, one section at a time; the others keep what was typed. */
export function SettingsScreen({ Reorganisation }: { readonly Reorganisation: ComponentType }) {
  const may = usePermissions()
  const reorganisation: SettingsSection = {
    id: 'reorganisation',
    label: t('reorganisation.section'),
    Section: Reorganisation,
    takes: 'province.applyReorganisation',
  }
  const sections = [unitSection, reorganisation, ...otherSections].filter(
    ({ takes }) => takes === undefined || may(takes).isGiven,
  )
  const [openId, setOpenId] = useState<SectionId>('unit')
  const [opened, setOpened] = useState<ReadonlySet<SectionId>>(new Set(['unit']))
  const [unsaved, setUnsaved] = useState<Partial<Record<SectionId, boolean>>>({})
  const report = useCallback(
    (id: SectionId, isUnsaved: boolean) => setUnsaved((now) => ({ ...now, [id]: isUnsaved })),
    [],
  )
  const open = (id: SectionId) => {
    setOpenId(id)
    setOpened((now) => new Set(now).add(id))
  }
  const left = sections.filter(({ id }) => unsaved[id] === true)
  return (
    <Screen title={t('setup.settingsTitle')}>
      <div className={styles.screen}>
        <LeaveNotice left={left.map(({ label }) => label)} />
        <div className={styles.panes}>
          <nav className={styles.nav} aria-label={t('setup.settingsSections')}>
            {sections.map(({ id, label }) => (
              <button
                key={id}
                type="button"
                className={styles.item}
                aria-current={id === openId ? 'true' : undefined}
                onClick={() => open(id)}
              >
                {label} {unsaved[id] === true && <span className={styles.unsaved}>{t('setup.sectionUnsaved')}</span>}
              </button>
            ))}
          </nav>
          {sections.map(
            (section) =>
              opened.has(section.id) && (
                <KeptSection key={section.id} section={section} isOpen={section.id === openId} onUnsaved={report} />
              ),
          )}
        </div>
      </div>
    </Screen>
  )
}

interface KeptSectionProps {
  readonly section: SettingsSection
  readonly isOpen: boolean
  readonly onUnsaved: (id: SectionId, isUnsaved: boolean) => void
}

/** A section that was opened goes on while another one is shown: what it is saving arrives. */
function KeptSection({ section: { id, label, Section }, isOpen, onUnsaved }: KeptSectionProps) {
  const report = useCallback((isUnsaved: boolean) => onUnsaved(id, isUnsaved), [id, onUnsaved])
  return (
    <section className={styles.section} aria-label={label} hidden={!isOpen}>
      <h2 className={styles.title}>{label}</h2>
      <UnsavedContext value={report}>
        <ShownContext value={isOpen}>
          <Section />
        </ShownContext>
      </UnsavedContext>
    </section>
  )
}

/** Leaving the screen with unsaved changes is held up once, and said where. */
function LeaveNotice({ left }: { readonly left: readonly string[] }) {
  const blocker = useBlocker({
    shouldBlockFn: () => left.length > 0,
    enableBeforeUnload: false,
    withResolver: true,
  })
  if (blocker.status !== 'blocked') return null
  return (
    <div className={styles.leave}>
      <Notice
        tone="warning"
        actions={
          <>
            <Button size="xs" onClick={blocker.reset}>
              {t('setup.leaveStay')}
            </Button>
            <Button size="xs" variant="default" onClick={blocker.proceed}>
              {t('setup.leaveDrop')}
            </Button>
          </>
        }
      >
        {t('setup.leaveUnsaved', { sections: left.join(', ') })}
      </Notice>
    </div>
  )
}
