import { t } from '#renderer/texts/vi.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import type { ImportPreview } from '#shared/importing/importing.schema.ts'
import type { OwnExport, SheetChange } from '#shared/importing/understanding.schema.ts'
import { sheetChangesSummary, sheetChangeText } from '#shared/texts/sheet-changes.texts.ts'
import { parseArea } from '../sheet/sheet-places.ts'
import type { JumpTarget } from '../sheet/use-jump.ts'
import styles from './side.module.css'
import { SideSection } from './side-section.tsx'
import { spanText } from './span-answer.ts'
import { useMore } from './use-more.tsx'

interface OwnChangesProps {
  readonly own: OwnExport
  readonly sheets: ImportPreview['sheets']
  readonly onJump: (target: JumpTarget) => void
}

const changesShown = 12

/** A sheet this program wrote: which one, and what was done to it since. */
export function OwnChanges({ own, sheets, onJump }: OwnChangesProps) {
  const { shown, button } = useMore(own.changes, changesShown)
  const sheet = Math.max(
    0,
    sheets.findIndex(({ hidden }) => !hidden),
  )
  const title = t('importing.ownTitle', { form: own.formId, span: spanText(own.span) })
  if (own.isUntouched) {
    return (
      <SideSection title={title} aside={own.checkCode}>
        <Notice tone="done">{t('importing.ownUntouched')}</Notice>
      </SideSection>
    )
  }
  return (
    <SideSection title={title} aside={own.checkCode}>
      <p>
        {own.changes.length > changesShown
          ? sheetChangesSummary(own.changes)
          : t('importing.ownChangedCount', { count: own.changes.length })}
      </p>
      <ul className={styles.changes} aria-label={t('importing.ownChanged')}>
        {shown.map((change) => (
          <li key={`${change.code} ${change.address ?? ''} ${JSON.stringify(change.params)}`}>
            <ChangeLine change={change} onJump={(address) => onJump({ sheet, address })} />
          </li>
        ))}
      </ul>
      {button}
    </SideSection>
  )
}

interface ChangeLineProps {
  readonly change: SheetChange
  readonly onJump: (address: string) => void
}

/** One change in a sentence, which leads to its cell where it has one. */
function ChangeLine({ change, onJump }: ChangeLineProps) {
  const { address } = change
  const text = sheetChangeText(change)
  if (address === null || parseArea(address) === null) return text
  return (
    <button type="button" className={styles.address} onClick={() => onJump(address)}>
      {text}
    </button>
  )
}
