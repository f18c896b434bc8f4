import type { ReactNode } from 'react'
import type { OpenDraft } from '#renderer/rpc/draft-store.ts'
import { t } from '#renderer/texts/vi.ts'
import listAndPane from '#renderer/ui/list-and-pane.module.css'
import { Pill } from '#renderer/ui/pill.tsx'
import type { Output } from '#shared/contract/contract.ts'
import { formatDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import { reorganisationKindTexts } from '#shared/texts/reorganisation.texts.ts'
import type { ReorganisationDraft } from './reorganisation-draft.ts'
import { suggestionsId } from './reorganisation-search.ts'
import styles from './reorganisation.module.css'

export type ReorganisationItem = Output<'province.listReorganisations'>['items'][number]

interface ReorganisationNavProps {
  readonly items: readonly ReorganisationItem[]
  readonly drafts: ReadonlyMap<string, OpenDraft<ReorganisationDraft>>
  readonly suggestions: number
  readonly chosen: string | undefined
  readonly onChoose: (id: string) => void
}

/** What is written anew, what the bundled data suggest, and what was carried out, newest day first. */
export function ReorganisationNav({ items, drafts, suggestions, chosen, onChoose }: ReorganisationNavProps) {
  return (
    <div className={listAndPane.list}>
      {[...drafts.values()].map(({ draft }) => (
        <NavItem key={draft.id} id={draft.id} chosen={chosen} onChoose={onChoose}>
          <span className={listAndPane.name}>
            {draft.document.trim() === '' ? t('reorganisation.newTitle') : draft.document}
          </span>
          <span className={styles.draft}>{t('reorganisation.draftMark')}</span>
        </NavItem>
      ))}
      {suggestions > 0 && (
        <NavItem id={suggestionsId} chosen={chosen} onChoose={onChoose}>
          <span className={listAndPane.name}>{t('reorganisation.suggestions')}</span>
          <span className={listAndPane.about}>
            {t('reorganisation.suggestionCount', { count: formatCount(suggestions) })}
          </span>
        </NavItem>
      )}
      {items.length > 0 && <h2 className={listAndPane.group}>{t('reorganisation.done')}</h2>}
      <ul>
        {items.map(({ reorganisation: { id, kind, on, document, ended, made }, openingsMissing, unallocated }) => (
          <li key={id}>
            <NavItem id={id} chosen={chosen} onChoose={onChoose}>
              <span className={listAndPane.name}>{document}</span>
              <span className={listAndPane.about}>
                {t('reorganisation.itemAbout', {
                  kind: reorganisationKindTexts[kind],
                  on: formatDate(on),
                })}
                {ended.length + made.length > 0 &&
                  ` · ${t('reorganisation.itemUnits', { ended: ended.length, made: made.length })}`}
              </span>
              {openingsMissing + unallocated > 0 && (
                <span>
                  <Pill tone="warning">{t('reorganisation.itemOpen')}</Pill>
                </span>
              )}
            </NavItem>
          </li>
        ))}
      </ul>
    </div>
  )
}

interface NavItemProps extends Pick<ReorganisationNavProps, 'chosen' | 'onChoose'> {
  readonly id: string
  readonly children: ReactNode
}

function NavItem({ id, chosen, onChoose, children }: NavItemProps) {
  return (
    <button
      type="button"
      className={listAndPane.item}
      aria-current={id === chosen ? 'true' : undefined}
      onClick={() => onChoose(id)}
    >
      {children}
    </button>
  )
}
