import type { Input } from '#shared/contract/contract.ts'
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts'
import { letterheadFor } from '#shared/settings/setup-letterhead.rules.ts'
import type { DemoDistrict } from './demo-district.ts'
import type { CommuneState } from './demo-figures.ts'

const document = 'Số liệu mẫu'
const reporting = { reportHour: '17:00', calendar: 'calendar', policy: 'half-up', decimals: 2 } as const

/** Shares of the eligible by 30/6, as a province set them in 2023: activated 55 %, collected 75 %, card files 95 %. */
const targetShares = { ACT: 5500, COL: 7500, CC: 9500 } as const

/** The set-up of the sample district, marked as sample; balances stand at the close of the day before the first. */
export function demoSetup(
  { province, district, communes }: DemoDistrict,
  states: readonly CommuneState[],
  { firstOn, lastOn }: { firstOn: LocalDate; lastOn: LocalDate },
): Input<'settings.applySetup'> {
  const opened = addDays(firstOn, -1)
  const measures = Object.entries(targetShares) as [keyof typeof targetShares, number][]
  return {
    preset: 'huyen',
    provinceCode: province.code,
    provinceName: province.name,
    unit: { code: district.code, name: district.name },
    communes: communes.map(({ code, name }) => ({ code, name })),
    extraRows: [],
    startOn: firstOn,
    openings: {
      on: opened,
      document,
      rows: states.map(({ unitCode, openings }) => ({ unitCode, figures: { ...openings } })),
    },
    populations: {
      on: opened,
      document,
      rows: states.map(({ unitCode, populations }) => ({ unitCode, figures: { ...populations } })),
    },
    targets: states.flatMap(({ unitCode }) =>
      measures.map(([measure, shareBp]) => ({
        unitCode,
        measure,
        kind: 'cumulative' as const,
        needed: { shareBp, denominator: 'POP_ELIG' as const },
        from: `${firstOn.slice(0, 4)}-01-01`,
        to: lastOn,
        document,
      })),
    ),
    letterhead: letterheadFor('huyen', { provinceName: province.name, unitName: district.name, isProvince: false }),
    reporting,
    isSample: true,
  }
}
