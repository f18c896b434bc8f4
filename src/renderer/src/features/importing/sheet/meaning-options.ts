import { t } from '#renderer/texts/vi.ts'
import { meaningLabel } from '#shared/importing/meaning-label.rules.ts'
import { encodeMeaning } from '#shared/importing/column-meaning.rules.ts'
import type { ColumnMeaning } from '#shared/importing/understanding.schema.ts'
import { indicators } from '#shared/indicators/catalogue.ts'
import { groupLabel, isValidOn } from '#shared/indicators/indicators.rules.ts'
import { indicatorGroups } from '#shared/indicators/indicators.schema.ts'
import type { Unit } from '#shared/units/units.schema.ts'
import type { PickGroup } from '../pick-list.tsx'

const structural = ['unit', 'unit-code', 'date', 'counted', 'count', 'ignored'] as const
const alsoSeen = ['sequence', 'note', 'target'] as const

/** Everything a column may be said to be, by encoded meaning. */
export function meaningGroups(on: string): PickGroup[] {
  return [
    { label: t('importing.groupWhat'), options: structural.map((kind) => option({ kind }, on)) },
    ...figureGroups(on),
    {
      label: t('importing.groupCompared'),
      options: [
        ...indicators
          .filter((one) => one.type === 'derived-stock' && isValidOn(one, on))
          .map((one) => option({ kind: 'assertion', indicator: one.code }, on)),
        option({ kind: 'ratio', ratio: null }, on),
      ],
    },
    { label: t('importing.groupOther'), options: alsoSeen.map((kind) => option({ kind }, on)) },
  ]
}

/** Counts of a day, whole or in parts, and levels, under the headings of the entry grid. */
function figureGroups(on: string): PickGroup[] {
  return indicatorGroups
    .map((group) => ({
      label: groupLabel(group, on),
      options: indicators
        .filter((one) => one.group === group && isValidOn(one, on))
        .flatMap((one): ColumnMeaning[] =>
          one.type === 'flow'
            ? (['ALL', 'FIXED', 'MOBILE'] as const).map((channel) => ({ kind: 'flow', indicator: one.code, channel }))
            : one.type === 'stock'
              ? [{ kind: 'level', indicator: one.code }]
              : [],
        )
        .map((meaning) => option(meaning, on)),
    }))
    .filter(({ options }) => options.length > 0)
}

function option(meaning: ColumnMeaning, on: string) {
  return { value: encodeMeaning(meaning), label: meaningLabel(meaning, on) }
}

/** Everything a row may be said to be, as the choices of an import write it. `isColumn`: of a table on its side. */
export function rowGroups(rows: readonly Unit[], isColumn: boolean): PickGroup[] {
  return [
    {
      label: t('importing.groupWhat'),
      options: [
        ...(isColumn ? [] : [{ value: 'header', label: t('importing.rowIsHeader') }]),
        { value: 'total', label: t(isColumn ? 'importing.columnIsTotal' : 'importing.rowIsTotal') },
        { value: 'ignored', label: t(isColumn ? 'importing.columnIsIgnored' : 'importing.rowIsIgnored') },
      ],
    },
    {
      label: t('importing.groupUnits'),
      options: rows.map(({ code, name }) => ({ value: `unit:${code}`, label: name, hint: code })),
    },
  ]
}
