import { t } from '#renderer/texts/vi.ts'
import listAndPane from '#renderer/ui/list-and-pane.module.css'
import { formatDate } from '#shared/kernel/local-date.ts'
import type { StoredReorganisation } from '#shared/province/reorganisation.schema.ts'
import { reorganisationKindTexts } from '#shared/texts/reorganisation.texts.ts'
import { instantText } from '#renderer/texts/instant-text.ts'
import { AllocationPart } from './allocation-part.tsx'
import { OpeningsPart } from './openings-part.tsx'
import type { ReorganisationItem } from './reorganisation-nav.tsx'
import styles from './reorganisation.module.css'
import { UndoButton } from './undo-button.tsx'

interface ReorganisationPaneProps {
  readonly item: ReorganisationItem
  readonly names: Readonly<Record<string, string>>
  readonly onUndone: () => void
}

/** What was carried out by a decree, and what is still to give to the units that began. */
export function ReorganisationPane({ item, names, onUndone }: ReorganisationPaneProps) {
  const { reorganisation, recordedAt, author, undoIssues } = item
  const { id, kind, on, document, made, pieces } = reorganisation
  const isDivided = pieces.some(({ whole }) => !whole)
  return (
    <div className={styles.standing}>
      <header className={listAndPane.head}>
        <div className={listAndPane.titles}>
          <h2 className={listAndPane.title}>{document}</h2>
          <p className={listAndPane.text}>
            {t('reorganisation.standing', {
              kind: reorganisationKindTexts[kind],
              on: formatDate(on),
              author,
              at: instantText(recordedAt),
            })}
          </p>
        </div>
        <UndoButton id={id} issues={undoIssues} names={names} onDone={onUndone} />
      </header>
      <div className={styles.parts}>
        <ul className={styles.lines}>
          {linesOf(reorganisation, names).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {isDivided && <AllocationPart id={id} names={names} />}
        {made.length > 0 && <OpeningsPart id={id} names={names} />}
      </div>
    </div>
  )
}

/** What became of each unit, one sentence each. */
function linesOf(
  { pieces, moves, renames, former, endedGroups }: StoredReorganisation,
  names: Readonly<Record<string, string>>,
): string[] {
  const nameOf = (code: string | null): string => names[code ?? ''] ?? code ?? ''
  const before = new Map(former.map((unit) => [unit.code, unit]))
  return [
    ...[...Map.groupBy(pieces, ({ to }) => to)].map(([to, into]) => {
      const told = into.map(({ from, whole }) =>
        whole ? nameOf(from) : t('reorganisation.lineShare', { name: nameOf(from) }),
      )
      return t('reorganisation.lineInto', { names: told.join(', '), to: nameOf(to) })
    }),
    ...renames.map(({ unitCode, name }) =>
      t('reorganisation.lineRename', { from: before.get(unitCode)?.name ?? unitCode, to: name }),
    ),
    ...moves.map(({ unitCode, parentCode }) =>
      t('reorganisation.lineMove', {
        name: before.get(unitCode)?.name ?? unitCode,
        from: nameOf(before.get(unitCode)?.parentCode ?? null),
        to: nameOf(parentCode),
      }),
    ),
    ...endedGroups.map((code) => t('reorganisation.lineEnd', { name: nameOf(code) })),
  ]
}
