import { readFileSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Input, Output } from '#shared/contract/contract.ts'
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts'
import { type Period, periodContaining } from '#shared/kernel/period.ts'
import { fileSlug } from '#shared/kernel/vietnamese-text.ts'
import { letterheadFor } from '#shared/settings/setup-letterhead.rules.ts'
import { type Book, withBook } from '../open-book.ts'
import { prepareDemoFolder, tidyDemoFolder } from './demo-folder.ts'
import { type DemoProvince, findDemoProvince } from './demo-province-place.ts'
import { recordDemoNational } from './demo-records.ts'
import { type SentSheet, sendDemoSheets } from './demo-sheets.ts'
import { createMovingClock } from './moving-clock.ts'
import type { Progress } from './progress.ts'

export interface ProvincePlan {
  readonly folder: string
  readonly districts: number
  /** At most so many of each district. */
  readonly communes: number
  readonly days: readonly LocalDate[]
  readonly seed: number
  readonly author: string
  readonly progress: Progress
}

export interface DemoProvinceResult {
  readonly db: string
  readonly unit: { readonly code: string; readonly name: string }
  readonly districts: number
  readonly communes: number
  readonly files: number
  readonly accepted: number
  readonly refused: number
  readonly forms: readonly Output<'reports.exportWorkbook'>[]
  readonly verification: Output<'backup.verifyStore'>
}

const document = 'Số liệu mẫu'
/** When the province takes in what came that day. */
const RECEIVING_MINUTE = 20 * 60 + 30
/** What districts have to reach by the last day, of the eligible. */
const targetShares = { ACT: 5500, COL: 7500 } as const

/**
 * A sample province: districts keep their books and export their sheets, the province takes these in evening by evening
 * and adds them up. One district misses the last day, one is often late, one sends a day again.
 */
export async function makeDemoProvince(plan: ProvincePlan): Promise<DemoProvinceResult> {
  const { folder, days, author } = plan
  const dbPath = await prepareDemoFolder(folder, author, 'tinh.db')
  for (const made of ['huyen', 'nop-len-tinh']) rmSync(join(dirname(dbPath), made), { recursive: true, force: true })
  const [firstOn, lastOn] = [days[0], days.at(-1)]
  if (firstOn === undefined || lastOn === undefined) throw new Error('a demo without days')
  const clock = createMovingClock(addDays(firstOn, -1))
  const result = await withBook({ dbPath, author, mayCreate: true, clock }, async (book) => {
    const place = await findDemoProvince(book, plan, lastOn)
    await book.call('settings.applySetup', provinceSetup(place, firstOn, lastOn))
    const sent = await sendFromDistricts(plan, place, dirname(dbPath))
    const outcomes = await receive(book, sent, (on) => clock.moveTo(on, RECEIVING_MINUTE))
    const communes = place.districts.flatMap((one) => one.communes)
    await recordDemoNational(book, { days, communes, seed: plan.seed })
    const unit = { code: place.province.code, name: place.province.name }
    return {
      db: dbPath,
      unit,
      districts: place.districts.length,
      communes: communes.length,
      files: sent.length,
      accepted: outcomes.filter((one) => one.state === 'accepted').length,
      refused: outcomes.filter((one) => one.state === 'refused').length,
      forms: await exportForms(book, dirname(dbPath), lastOn),
      verification: await book.call('backup.verifyStore', {}),
    }
  })
  tidyDemoFolder(dbPath)
  return result
}

function provinceSetup(
  { province, districts }: DemoProvince,
  firstOn: LocalDate,
  lastOn: LocalDate,
): Input<'settings.applySetup'> {
  const measures = Object.entries(targetShares) as [keyof typeof targetShares, number][]
  return {
    preset: 'huyen',
    provinceCode: province.code,
    provinceName: province.name,
    unit: { code: province.code, name: province.name },
    communes: [],
    groups: districts.map(({ district, communes }) => ({
      code: district.code,
      name: district.name,
      communes: communes.map(({ code, name }) => ({ code, name })),
    })),
    extraRows: [],
    startOn: firstOn,
    openings: null,
    populations: null,
    targets: districts.flatMap(({ district }) =>
      measures.map(([measure, shareBp]) => ({
        unitCode: district.code,
        measure,
        kind: 'cumulative' as const,
        needed: { shareBp, denominator: 'POP_ELIG' as const },
        from: `${firstOn.slice(0, 4)}-01-01`,
        to: lastOn,
        document,
      })),
    ),
    letterhead: letterheadFor('huyen', { provinceName: province.name, unitName: province.name, isProvince: true }),
    reporting: { reportHour: '17:00', calendar: 'calendar', policy: 'half-up', decimals: 2 },
    isSample: true,
  }
}

async function sendFromDistricts(plan: ProvincePlan, place: DemoProvince, folder: string): Promise<SentSheet[]> {
  const sent: SentSheet[] = []
  const last = place.districts.length - 1
  for (const [index, district] of place.districts.entries()) {
    const slug = fileSlug(district.district.name)
    sent.push(
      ...(await sendDemoSheets({
        place: district,
        dbPath: join(folder, 'huyen', `${slug}.db`),
        sentFolder: join(folder, 'nop-len-tinh'),
        days: plan.days,
        seed: plan.seed + 100 + index,
        author: plan.author,
        mishaps: {
          missesLastDay: index === last || index % 9 === 7,
          isOftenLate: index % 3 === 1,
          corrects: index % 5 === 0,
        },
      })),
    )
    tidyDemoFolder(join(folder, 'huyen', `${slug}.db`))
    plan.progress.step(index + 1, place.districts.length)
  }
  plan.progress.end()
  return sent
}

/** What came on each day is received that evening, in the order it came. */
async function receive(
  book: Book,
  sent: readonly SentSheet[],
  moveTo: (on: LocalDate) => void,
): Promise<Output<'province.receiveFiles'>['outcomes']> {
  const outcomes: Output<'province.receiveFiles'>['outcomes'] = []
  const byDay = Map.groupBy(sent, (one) => one.on)
  for (const [on, ofDay] of [...byDay].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    moveTo(on)
    const files = ofDay
      .toSorted((a, b) => a.minuteOfDay - b.minuteOfDay)
      .map(({ path }) => ({ name: basename(path), bytes: new Uint8Array(readFileSync(path)) }))
    const received = await book.call('province.receiveFiles', { clientId: `demo-nhan-${on}`, files })
    outcomes.push(...received.outcomes)
  }
  return outcomes
}

/** The sheets of the province: the roll-up of the month, the ranking and the reconciliation of the last day. */
async function exportForms(book: Book, folder: string, lastOn: LocalDate): Promise<Output<'reports.exportWorkbook'>[]> {
  const day: Period = { kind: 'day', from: lastOn, to: lastOn }
  const month = periodContaining('month', 'calendar', lastOn)
  const asked = [
    { form: 'BM07', period: day },
    { form: 'BM08', period: month },
    { form: 'BM09', period: day },
  ]
  const forms: Output<'reports.exportWorkbook'>[] = []
  for (const { form, period } of asked) {
    const { policy, decimals } = await book.call('settings.getReporting', {})
    const request = { form, period, policy, decimals }
    const { fileName } = await book.call('reports.buildReport', request)
    forms.push(await book.call('reports.exportWorkbook', { ...request, path: join(folder, fileName) }))
  }
  return forms
}
