import { t } from '#renderer/texts/vi.ts'
import { renamedFrom } from '#shared/indicators/dated-labels.ts'
import {
  groupLabel,
  indicator,
  indicatorLabel,
  indicatorShortLabel,
  openingIndicators,
  populationIndicators,
} from '#shared/indicators/indicators.rules.ts'
import type { FigureTableName } from '#shared/settings/setup-figures.rules.ts'

export interface FigureColumn {
  readonly id: string
  readonly label: string
  readonly groupId: string
  readonly groupLabel: string
  /** The whole label of the catalogue, for lists. */
  readonly fullLabel: string
  /** What a pasted heading may call the column: its labels before and after the renaming, as workbooks keep old ones. */
  readonly names: readonly string[]
}

const beforeRenaming = '2024-06-30'

/** Every column a table may have on a day, cumulative ones first. */
export function columnsOf(table: FigureTableName, on: string): readonly FigureColumn[] {
  const spellings = [beforeRenaming, renamedFrom].flatMap((day) => labelledColumns(table, on, day))
  return labelledColumns(table, on, on).map((column) => ({
    ...column,
    names: spellings.filter(({ id }) => id === column.id).flatMap(({ names }) => names),
  }))
}

/** The columns of a day with the labels of another. */
function labelledColumns(table: FigureTableName, on: string, labelsOn: string): readonly FigureColumn[] {
  const codes = (table === 'openings' ? openingIndicators(on) : populationIndicators(on)).map((one) => ({
    code: one.code,
    group: one.group,
  }))
  const columns = codes.map(({ code, group }) =>
    table === 'openings' ? openingColumn(code, labelsOn) : populationColumn(code, group, labelsOn),
  )
  return columns.toSorted((a, b) => Number(a.groupId === 'standing') - Number(b.groupId === 'standing'))
}

function openingColumn(code: string, on: string): FigureColumn {
  const fullLabel = indicatorLabel(code, on)
  if (!code.endsWith('_CUM')) {
    const label = code.endsWith('_STOCK') ? indicatorShortLabel(code, on) : fullLabel
    return {
      id: code,
      label,
      groupId: 'standing',
      groupLabel: t('setup.standing'),
      fullLabel,
      names: [label, fullLabel],
    }
  }
  const rest = fullLabel.replace(/^Lũy kế:? /, '').replace(' điện tử', '')
  const label = rest.charAt(0).toLocaleUpperCase('vi') + rest.slice(1)
  const { group, parts } = indicator(code)
  const names = [label, fullLabel, rest, ...(parts === undefined ? [] : [groupLabel(group, on)])]
  return { id: code, label, groupId: 'cumulative', groupLabel: t('setup.cumulative'), fullLabel, names }
}

function populationColumn(code: string, group: string, on: string): FigureColumn {
  const label = indicatorShortLabel(code, on)
  const fullLabel = indicatorLabel(code, on)
  const groupText = group === 'population' ? t('setup.people') : t('setup.excluded')
  return { id: code, label, groupId: group, groupLabel: groupText, fullLabel, names: [label, fullLabel] }
}
