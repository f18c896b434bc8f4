import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { Permission } from '#renderer/rpc/use-may.ts'
import { t } from '#renderer/texts/vi.ts'
import table from '#renderer/ui/data-table.module.css'
import listAndPane from '#renderer/ui/list-and-pane.module.css'
import { Notice } from '#renderer/ui/notice.tsx'
import type { Output } from '#shared/contract/contract.ts'
import { formatDate } from '#shared/kernel/local-date.ts'
import type { Unit } from '#shared/units/units.schema.ts'
import styles from './reorganisation.module.css'
import { ScrollTable } from './scroll-table.tsx'

type Suggestion = Output<'province.listSuccessions'>[number]

interface SuggestionsPaneProps {
  readonly suggestions: readonly Suggestion[]
  readonly units: readonly Unit[]
  readonly may: Permission
  readonly onTake: (ticked: readonly Suggestion[]) => void
}

/** What the bundled data say became of the communes: ticked here, checked and completed in the editor, applied by nobody else. */
export function SuggestionsPane({ suggestions, units, may, onTake }: SuggestionsPaneProps) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const names = new Map(units.map(({ code, name }) => [code, name]))
  const chosen = suggestions.filter(({ newUnit }) => ticked.has(newUnit.code))
  const isAll = chosen.length === suggestions.length
  const toggle = (code: string): void =>
    setTicked((now) => new Set(now.has(code) ? [...now].filter((one) => one !== code) : [...now, code]))
  const [first] = suggestions
  return (
    <div className={styles.standing}>
      <header className={listAndPane.head}>
        <div className={listAndPane.titles}>
          <h2 className={listAndPane.title}>{t('reorganisation.suggestions')}</h2>
          <p className={listAndPane.text}>
            {t('reorganisation.suggestionsText', { on: first === undefined ? '' : formatDate(first.on) })}
          </p>
        </div>
        <Button disabled={chosen.length === 0 || !may.isGiven} title={may.needs} onClick={() => onTake(chosen)}>
          {t('reorganisation.take', { count: chosen.length })}
        </Button>
      </header>
      <div className={styles.parts}>
        <Notice tone="warning">{t('reorganisation.suggestionsWarning')}</Notice>
        <ScrollTable label={t('reorganisation.suggestionsTable')}>
          <thead>
            <tr>
              <th scope="col" className={table.order}>
                <Checkbox
                  size="xs"
                  aria-label={t('reorganisation.tickAll')}
                  checked={isAll}
                  indeterminate={chosen.length > 0 && !isAll}
                  onChange={() => setTicked(new Set(isAll ? [] : suggestions.map(({ newUnit }) => newUnit.code)))}
                />
              </th>
              <th scope="col">{t('reorganisation.suggestedUnit')}</th>
              <th scope="col">{t('reorganisation.suggestedFrom')}</th>
              <th scope="col">{t('reorganisation.suggestedPlace')}</th>
            </tr>
          </thead>
          <tbody>
            {suggestions.map(({ newUnit: { code, name, parentCode }, pieces, others }) => (
              <tr key={code}>
                <td className={table.order}>
                  <Checkbox size="xs" aria-label={name} checked={ticked.has(code)} onChange={() => toggle(code)} />
                </td>
                <th scope="row">{name}</th>
                <td className={styles.wrap}>
                  {pieces.map((piece) => piece.name).join(', ')}
                  {others.length > 0 && (
                    <span className={styles.other}>
                      {' '}
                      {t('reorganisation.suggestedOthers', { names: others.join(', ') })}
                    </span>
                  )}
                </td>
                <td>{names.get(parentCode) ?? parentCode}</td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      </div>
    </div>
  )
}
