import { t } from '#renderer/texts/vi.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import type { ImportPreview } from '#shared/importing/importing.schema.ts'
import { sheetChangesSummary, sheetChangeText } from '#shared/texts/sheet-changes.texts.ts'
import type { OwnExport } from '#shared/importing/understanding.schema.ts'
import { parseArea } from '../sheet/sheet-places.ts'
import type { JumpTarget } from '../sheet/use-jump.ts'
import styles from './side.module.css'
import { SideSection } from './side-section.tsx'
import { spanText } from './span-answer.ts'

interface OwnChangesProps {
  readonly own: OwnExport
  readonly sheets: ImportPreview['sheets']
  readonly onJump: (target: JumpTarget) => void
}

/** A sheet this program wrote: which one, and what was done to it since. */
export function OwnChanges({ own, sheets, onJump }: OwnChangesProps) {
  const sheet = Math.max(
    0,
    sheets.findIndex(({ hidden }) => !hidden),
  )
  const title = t('importing.ownTitle', { form: own.formId, span: spanText(own.span) })
  return (
    <SideSection title={title} aside={own.checkCode}>
      {own.isUntouched ? (
        <Notice tone="done">{t('importing.ownUntouched')}</Notice>
      ) : (
        <>
          <p>{sheetChangesSummary(own.changes)}</p>
          <ul className={styles.changes} aria-label={t('importing.ownChanged')}>
            {own.changes.map((change) => (
              <li key={`${change.code} ${change.address ?? ''} ${JSON.stringify(change.params)}`}>
                {change.address !== null && parseArea(change.address) !== null && (
                  <button
                    type="button"
                    className={styles.address}
                    onClick={() => change.address !== null && onJump({ sheet, address: change.address })}
                  >
                    {change.address}
                  </button>
                )}{' '}
                {sheetChangeText(change)}
              </li>
            ))}
          </ul>
        </>
      )}
    </SideSection>
  )
}
