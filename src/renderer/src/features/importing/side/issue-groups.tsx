import { Button } from '@mantine/core'
import { CircleAlert, TriangleAlert } from 'lucide-react'
import { t } from '#renderer/texts/vi.ts'
import type { ImportPreview } from '#shared/importing/importing.schema.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import { issueText } from '#shared/texts/messages.ts'
import type { JumpTarget } from '../sheet/use-jump.ts'
import type { RowNames } from '../unit-names.ts'
import { Addresses } from './addresses.tsx'
import styles from './side.module.css'

type IssueGroup = ImportPreview['issues'][number]

interface IssueGroupsProps {
  readonly preview: ImportPreview
  readonly names: RowNames
  readonly onJump: (target: JumpTarget) => void
  readonly onListMore: () => void
}

/** What is wrong with the file, by cause: the first in words, and every cell it is about. */
export function IssueGroups({ preview, names, onJump, onListMore }: IssueGroupsProps) {
  return (
    <ul className={styles.issues}>
      {preview.issues.map((group) => (
        <li key={`${group.code} ${group.severity}`} className={styles.issue} data-severity={group.severity}>
          <IssueIcon severity={group.severity} />
          <div>
            <p>
              <strong>{t('importing.issueCount', { count: formatCount(issueCount(group, preview)) })}</strong>{' '}
              {group.issues[0] !== undefined && issueText(group.issues[0], names)}
            </p>
            {Array.from(placesOf(group, preview), ([sheet, addresses]) => (
              <Addresses key={sheet} addresses={[...addresses]} sheet={sheet} onJump={onJump} />
            ))}
            {issueCount(group, preview) > group.issues.length && (
              <Button size="compact-xs" variant="subtle" onClick={onListMore}>
                {t('importing.listMore')}
              </Button>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

export function IssueIcon({ severity }: { readonly severity: IssueGroup['severity'] }) {
  const Icon = severity === 'error' ? CircleAlert : TriangleAlert
  return <Icon aria-hidden size={14} />
}

/** How many issues of a cause there are, those that were not sent among them. */
export function issueCount({ code, severity, issues }: IssueGroup, { left }: ImportPreview): number {
  return issues.length + (left?.issues[`${severity} ${code}`] ?? 0)
}

/** Cells of a group by sheet; one without a cell has no place. */
function placesOf({ issues }: IssueGroup, { sheets }: ImportPreview): Map<number, Set<string>> {
  const places = new Map<number, Set<string>>()
  for (const { where } of issues) {
    const sheet = where.sheet === undefined ? 0 : sheets.findIndex(({ name }) => name === where.sheet)
    if (where.cell === undefined || sheet < 0) continue
    const addresses = places.get(sheet) ?? new Set<string>()
    addresses.add(where.cell)
    places.set(sheet, addresses)
  }
  return places
}
