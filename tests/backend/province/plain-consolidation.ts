/** BM08 added up again from the plain list of figures, by nothing the program uses. */
import { from, openedOn, previousTo, type RandomProvince, to } from './random-province.ts'

type Count = number | null

interface Ratio {
  readonly num: Count
  readonly den: Count
}

/** What a unit comes to: everything a line of BM08 prints. */
export interface PlainLine {
  readonly name: string
  readonly counts: Readonly<Record<string, Count>>
  readonly ratios: Readonly<Record<string, Ratio>>
  readonly before: Ratio
  /** By weekday without anything of the unit. */
  readonly missing: Count
}

export interface PlainSheet {
  readonly lines: readonly PlainLine[]
  readonly total: PlainLine
}

const parts: Readonly<Record<string, readonly string[]>> = {
  CC_TOTAL: ['CC_NEW', 'CC_EXCH', 'CC_REIS'],
  EID_COL: ['EID1_COL', 'EID2_COL'],
  EID_ACT: ['EID1_ACT', 'EID2_ACT'],
}
const flowCodes = ['CC_NEW', 'CC_EXCH', 'CC_REIS', 'CC_TOTAL', 'EID1_COL', 'EID2_COL', 'EID_COL', 'EID_APP', 'EID_ACT']

export function sum(values: readonly Count[]): Count {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0)
}

export function plainConsolidation(province: RandomProvince): { summary: PlainSheet; districts: PlainSheet[] } {
  const { groups, communes, eligible, targets, targetKind } = province
  const isAnyTarget = targets.size > 0
  const inPeriod = isAnyTarget && targetKind === 'in-period'

  function flow(unit: string, code: string, first: string, last: string, isMobile = false): Count {
    const of = parts[code] ?? [code]
    return sum(
      province.postings.map((one) =>
        one.unitCode === unit &&
        of.includes(one.indicator) &&
        one.from >= first &&
        one.to <= last &&
        (!isMobile || one.channel === 'MOBILE')
          ? one.value
          : null,
      ),
    )
  }
  function level(unit: string, opening: string, code: string, last: string): Count {
    const opened = province.openings.get(unit)?.[opening]
    // Without a balance everything ever recorded counts.
    return sum([opened ?? null, flow(unit, code, opened === undefined ? '0000' : afterOpening, last)])
  }
  function done(unit: string, last: string): Count {
    if (!inPeriod) return level(unit, 'EID_ACT_CUM', 'EID_ACT', last)
    return targets.has(unit) ? flow(unit, 'EID_ACT', province.targetFrom, last) : null
  }
  function leaf(code: string, name: string): PlainLine {
    const counts = {
      POP_ELIG: eligible.get(code) ?? null,
      TARGET_ACT: targets.get(code) ?? null,
      ...Object.fromEntries(flowCodes.map((one) => [one, flow(code, one, from, to)])),
      CC_TOTAL_MOBILE: flow(code, 'CC_TOTAL', from, to, true),
      CC_CUM: level(code, 'CC_CUM', 'CC_TOTAL', to),
      EID_COL_CUM: level(code, 'EID_COL_CUM', 'EID_COL', to),
      EID_ACT_CUM: level(code, 'EID_ACT_CUM', 'EID_ACT', to),
    }
    const ratio = (num: Count, den: Count): Ratio => ({ num, den })
    return {
      name,
      counts,
      ratios: {
        R_ACT_TGT: ratio(done(code, to), counts.TARGET_ACT),
        R_ACT_ELIG: ratio(counts.EID_ACT_CUM, counts.POP_ELIG),
        R_ACT_COL: ratio(counts.EID_ACT_CUM, counts.EID_COL_CUM),
        R_CC_ELIG: ratio(counts.CC_CUM, counts.POP_ELIG),
      },
      before: ratio(done(code, previousTo), counts.TARGET_ACT),
      missing: null,
    }
  }
  /**
   * Counts summed, or the unit's own where no line has any; shares of what is counted, in the same way. The unit's own
   * target goes before what its lines were given, and either counts in full whoever has reported.
   */
  function together(code: string, name: string, lines: readonly PlainLine[]): PlainLine {
    const own: Readonly<Record<string, Count>> = {
      POP_ELIG: eligible.get(code) ?? null,
      TARGET_ACT: targets.get(code) ?? null,
    }
    const counts = Object.fromEntries(
      [...flowCodes, 'POP_ELIG', 'TARGET_ACT', 'CC_TOTAL_MOBILE', 'CC_CUM', 'EID_COL_CUM', 'EID_ACT_CUM'].map((one) => [
        one,
        one === 'TARGET_ACT' && targets.has(code)
          ? (own[one] ?? null)
          : (sum(lines.map((line) => line.counts[one] ?? null)) ?? own[one] ?? null),
      ]),
    )
    const leaves = leavesBelow(code)
    const ownDone = (last: string): Count =>
      targets.has(code) && inPeriod ? sum(leaves.map((one) => flow(one, 'EID_ACT', province.targetFrom, last))) : null
    const onTarget = (of: readonly Ratio[], last: string): Ratio => ({
      num:
        targets.has(code) && inPeriod
          ? ownDone(last)
          : sum(
              targets.has(code)
                ? leaves.map((one) => level(one, 'EID_ACT_CUM', 'EID_ACT', last))
                : of.map(({ num }) => num),
            ),
      den: targets.get(code) ?? sum(of.map(({ den }) => den)),
    })
    const ratio = (of: readonly Ratio[], ownDen: Count): Ratio => ({
      num: sum(of.map(({ num }) => num)),
      den: of.some(({ den }) => den !== null)
        ? sum(of.filter(({ num }) => num !== null).map(({ den }) => den))
        : ownDen,
    })
    const denOf: Readonly<Record<string, Count>> = {
      R_ACT_ELIG: own['POP_ELIG'] ?? null,
      R_ACT_COL: null,
      R_CC_ELIG: own['POP_ELIG'] ?? null,
    }
    return {
      name,
      counts,
      ratios: {
        R_ACT_TGT: onTarget(
          lines.map((line) => line.ratios['R_ACT_TGT'] ?? { num: null, den: null }),
          to,
        ),
        ...Object.fromEntries(
          Object.entries(denOf).map(([one, den]) => [
            one,
            ratio(
              lines.map((line) => line.ratios[one] ?? { num: null, den: null }),
              den,
            ),
          ]),
        ),
      },
      before: onTarget(
        lines.map((line) => line.before),
        previousTo,
      ),
      missing: missingDays(code, leaves),
    }
  }
  function leavesBelow(code: string): string[] {
    const rowsOf = (group: RandomProvince['groups'][number]): string[] => [
      ...group.communes.map((one) => one.code),
      `${group.code}-CPX`,
      `${group.code}-NDB`,
    ]
    if (code === '66') return [...groups.flatMap(rowsOf), ...communes.map((one) => one.code), '66-CPX', '66-NDB']
    const group = groups.find((one) => one.code === code)
    return group === undefined ? [code] : rowsOf(group)
  }
  function missingDays(code: string, leaves: readonly string[]): Count {
    if (code === '66') return null
    const days = weekdays.filter(
      (day) => !province.postings.some((one) => leaves.includes(one.unitCode) && one.from === day),
    )
    return days.length
  }

  const districts = groups.map((group): PlainSheet => {
    const lines = [
      ...group.communes.map(({ code, name }) => leaf(code, name)),
      leaf(`${group.code}-CPX`, 'Chưa phân xã'),
      leaf(`${group.code}-NDB`, 'Ngoài địa bàn'),
    ]
    return { lines, total: together(group.code, group.name, lines) }
  })
  const own = ['66-CPX', '66-NDB'].map((code) => leaf(code, code === '66-CPX' ? 'Chưa phân xã' : 'Ngoài địa bàn'))
  const reporting =
    groups.length > 0
      ? districts.map(({ total }) => total)
      : communes.map(({ code, name }) => ({ ...leaf(code, name), missing: missingDays(code, [code]) }))
  // Rows of the province itself: always where communes report themselves, else only with something to tell.
  const told = own.filter(({ counts }) => groups.length === 0 || Object.values(counts).some((count) => count !== null))
  const lines = [...reporting, ...told]
  return { summary: { lines, total: together('66', 'Tỉnh Đắk Lắk', [...reporting, ...own]) }, districts }
}

const afterOpening = `${openedOn.slice(0, 8)}${Number(openedOn.slice(8)) + 1}`
/** The first of March 2023 is a Wednesday; there is no holiday in the month. */
const weekdays = Array.from({ length: 31 }, (_, index) => index + 1)
  .filter((day) => ![4, 5].includes(day % 7))
  .map((day) => `2023-03-${String(day).padStart(2, '0')}`)

/** Hundredths of a percent as they are printed; null where there is no value. */
export function printed({ num, den }: Ratio, policy: 'half-up' | 'trunc'): Count {
  if (num === null || den === null || den === 0) return null
  const cut = Math.floor((num * 10_000) / den)
  if (policy === 'trunc') return cut
  const rounded = Math.floor((2 * num * 10_000 + den) / (2 * den))
  return num < den ? Math.min(rounded, 9999) : rounded
}

/** Places by comparing fractions, equal ones together. */
export function places(ratios: readonly Ratio[]): Count[] {
  const known = ratios.filter((one): one is { num: number; den: number } => one.num !== null && (one.den ?? 0) > 0)
  return ratios.map(({ num, den }) =>
    num === null || den === null || den === 0 ? null : 1 + known.filter((one) => one.num * den > num * one.den).length,
  )
}
