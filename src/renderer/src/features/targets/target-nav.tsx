import { measureName } from '#renderer/texts/target-words.ts'
import { t } from '#renderer/texts/vi.ts'
import listAndPane from '#renderer/ui/list-and-pane.module.css'
import { formatDate } from '#shared/kernel/local-date.ts'
import type { TargetItem, TargetState } from './target-list.ts'
import styles from './target-nav.module.css'

interface TargetNavProps {
  readonly items: readonly TargetItem[]
  readonly chosen: string | undefined
  readonly isDisabled: boolean
  readonly onChoose: (item: TargetItem) => void
}

const stateNames: Readonly<Record<TargetState, string>> = {
  'in-force': t('targets.inForce'),
  coming: t('targets.coming'),
  past: t('targets.past'),
}

/** Targets by measure: those in force, those to come, those that have ended. */
export function TargetNav({ items, chosen, isDisabled, onChoose }: TargetNavProps) {
  return (
    <div className={listAndPane.list}>
      {[...Map.groupBy(items, (item) => item.state)].map(([state, found]) => (
        <section key={state} aria-label={stateNames[state]}>
          <h2 className={listAndPane.group}>{stateNames[state]}</h2>
          <ul>
            {found.map((item) => (
              <li key={item.key}>
                <button
                  type="button"
                  className={listAndPane.item}
                  disabled={isDisabled}
                  aria-current={item.key === chosen ? 'true' : undefined}
                  onClick={() => onChoose(item)}
                >
                  <span className={listAndPane.name}>{measureName(item.measure, item.to)}</span>
                  <span className={`${listAndPane.about} ${styles.about}`}>
                    <span>
                      {formatDate(item.from)} – {formatDate(item.to)}
                    </span>
                    <span>{t('targets.unitCount', { count: item.targets.length })}</span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
