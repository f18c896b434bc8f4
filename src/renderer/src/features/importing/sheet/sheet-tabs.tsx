import { UnstyledButton } from '@mantine/core'
import { EyeOff } from 'lucide-react'
import { t } from '#renderer/texts/vi.ts'
import type { ImportPreview } from '#shared/importing/importing.schema.ts'
import { META_SHEET } from '#shared/importing/own-export-marks.rules.ts'
import type { ChangeChoices } from '../use-choices.ts'
import styles from './sheet-tabs.module.css'

interface SheetTabsProps {
  readonly preview: ImportPreview
  readonly sheet: number
  readonly mayChange: boolean
  readonly onSheet: (sheet: number) => void
  readonly onChoose: ChangeChoices
}

/** The sheets of the file, at the bottom as in Excel; one can be left out. */
export function SheetTabs({ preview, sheet, mayChange, onSheet, onChoose }: SheetTabsProps) {
  const { ignoredSheets } = preview.choices
  const isIgnored = ignoredSheets.includes(sheet)
  return (
    <div className={styles.bar}>
      <div className={styles.tabs} role="tablist" aria-label={t('importing.sheets')}>
        {preview.sheets.map(({ name, hidden }, index) => (
          <UnstyledButton
            key={`${index} ${name}`}
            role="tab"
            aria-selected={index === sheet}
            tabIndex={index === sheet ? 0 : -1}
            className={styles.tab}
            data-ignored={ignoredSheets.includes(index) || undefined}
            onClick={() => onSheet(index)}
            onKeyDown={(event) => {
              const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key] ?? 0
              const next = sheet + step
              if (step === 0 || next < 0 || next >= preview.sheets.length) return
              onSheet(next)
              const tabs = event.currentTarget.parentElement?.querySelectorAll<HTMLElement>('[role="tab"]')
              tabs?.item(next).focus()
            }}
          >
            {(hidden || ignoredSheets.includes(index)) && <EyeOff aria-hidden size={12} />}
            {hidden && name === META_SHEET ? t('importing.sheetMarks') : name}
            {hidden && <span className={styles.hidden}>{t('importing.sheetHidden')}</span>}
          </UnstyledButton>
        ))}
      </div>
      {mayChange && (
        <UnstyledButton
          className={styles.ignore}
          aria-pressed={isIgnored}
          onClick={() =>
            onChoose((choices) => ({
              ...choices,
              ignoredSheets: isIgnored
                ? choices.ignoredSheets.filter((one) => one !== sheet)
                : [...choices.ignoredSheets, sheet],
            }))
          }
        >
          {t(isIgnored ? 'importing.sheetTake' : 'importing.sheetIgnore')}
        </UnstyledButton>
      )}
    </div>
  )
}
