import { dirname, join } from 'node:path'
import type { Output } from '#shared/contract/contract.ts'
import { addDays, datesBetween, localDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import { type Period, periodContaining } from '#shared/kernel/period.ts'
import { periodLabel } from '#shared/kernel/period-label.ts'
import { integerOption } from '../arguments.ts'
import { defineCommand } from '../command.ts'
import { type DemoDistrict, findDemoDistrict } from '../sample/demo-district.ts'
import { recordDemoCampaigns } from '../sample/demo-campaigns.ts'
import { createCommune } from '../sample/demo-figures.ts'
import { recordDemoLevels } from '../sample/demo-levels.ts'
import { prepareDemoFolder, tidyDemoFolder } from '../sample/demo-folder.ts'
import { demoTeams, recordDemoNational, recordDemoPlans, recordDemoServices } from '../sample/demo-records.ts'
import { demoSetup } from '../sample/demo-setup.ts'
import { makeDemoProvince, type ProvincePlan } from '../sample/demo-province.ts'
import { provinceJson, provinceText } from '../sample/demo-province-text.ts'
import { formsJson } from '../sample/demo-forms-json.ts'
import { createProgress } from '../sample/progress.ts'
import { recordDemo } from '../sample/record-demo.ts'
import { createRandom } from '../sample/seeded-random.ts'
import { type Book, withBook } from '../open-book.ts'
import { textTable } from '../text-table.ts'

/** A Friday at the end of a month, while the card was still called CCCD: the days of the published reports. */
const lastOn = localDate('2023-06-30')
/** Small enough to be done in seconds beside the district. */
const provinceDefaults = { districts: '3', communes: '5', days: '5' } as const
const defaults = { out: 'demo', communes: '20', days: '30', seed: '2023' } as const

type Exported = Output<'reports.exportWorkbook'>

export const demoCommand = defineCommand({
  name: 'demo',
  summary: 'dựng một sổ mẫu và xuất mọi biểu từ đó',
  options: {
    out: { kind: 'text', value: 'DIR', summary: `thư mục kết quả (mặc định: ${defaults.out})` },
    communes: {
      kind: 'text',
      value: 'N',
      summary: `số xã (mặc định: ${defaults.communes}, nhiều nhất 49); với --province là số xã nhiều nhất của mỗi huyện`,
    },
    days: {
      kind: 'text',
      value: 'N',
      summary: `số ngày, ngày cuối là 30/06/2023 (mặc định: ${defaults.days}, nhiều nhất 365)`,
    },
    province: { kind: 'flag', summary: 'chỉ dựng tỉnh mẫu, không dựng sổ mẫu của một huyện' },
    districts: {
      kind: 'text',
      value: 'N',
      summary: `số huyện của tỉnh mẫu (mặc định: ${provinceDefaults.districts}, nhiều nhất 30)`,
    },
    seed: {
      kind: 'text',
      value: 'S',
      summary: `hạt giống của số mẫu; cùng hạt giống cho cùng số (mặc định: ${defaults.seed})`,
    },
  },
  details: `Tên huyện và xã là thật, lấy từ danh mục; mọi số đều là SỐ LIỆU MẪU. Mỗi xã mỗi ngày được ghi bằng một lệnh, như từ cửa sổ
phần mềm, rồi từng ngày được chốt. Trong thư mục có demo.db và mỗi biểu một tệp: BM01, BM05, BM07, BM09 của ngày cuối,
BM02, BM03, BM04, BM06 của tháng. Thư mục con tinh có một tỉnh mẫu: sổ của các huyện (huyen), tệp BM01 các huyện gửi
lên từng ngày (nop-len-tinh), sổ của tỉnh đã nhận các tệp đó (tinh.db), và BM07, BM08, BM09 của tỉnh. Trong tỉnh mẫu có
huyện gửi muộn, huyện gửi lại và huyện chưa gửi. Bản mẫu cũ trong thư mục được thay; sổ thật thì không bao giờ.
JSON: {ok, unit, db, communes, days, commands, seconds, forms, verification, province: {db, unit, districts, communes,
files, accepted, refused, forms, verification}}; với --province chỉ có {ok, seconds, province}.`,
  async run({ options, author }) {
    if (options.province) return provinceAlone(options, author)
    const startedAt = performance.now()
    const district = await makeDemoDistrict(options, author)
    const province = await makeDemoProvince(provincePlan({ ...options, ...provinceDefaults }, author))
    const isDone = district.json.ok && province.verification.ok
    const seconds = secondsSince(startedAt)
    return {
      json: { ...district.json, ok: isDone, seconds, province: provinceJson(province) },
      text: [district.text, '', ...provinceText(province), '', `Tất cả trong ${secondsText(seconds)} giây.`].join('\n'),
      isDone,
    }
  },
})

interface DemoOptions {
  readonly out: string | undefined
  readonly districts: string | undefined
  readonly communes: string | undefined
  readonly days: string | undefined
  readonly seed: string | undefined
}

/** The district: its store, its sheets, what is told of them. */
async function makeDemoDistrict(options: DemoOptions, author: string) {
  const communes = integerOption('communes', options.communes ?? defaults.communes, { min: 1, max: 1000 }, 'demo')
  const dayCount = integerOption('days', options.days ?? defaults.days, { min: 1, max: 365 }, 'demo')
  const seed = integerOption('seed', options.seed ?? defaults.seed, { min: 0, max: 999_999_999 }, 'demo')
  const dbPath = await prepareDemoFolder(options.out ?? defaults.out, author)
  const result = await withBook({ dbPath, author, mayCreate: true }, async (book) => {
    const place = await findDemoDistrict(book, communes, lastOn)
    const days = datesBetween(addDays(lastOn, 1 - dayCount), lastOn)
    const commands = await recordDays(book, place, days, seed)
    const forms = await exportForms(book, dirname(dbPath))
    const verification = await book.call('backup.verifyStore', {})
    const json = {
      ok: verification.ok,
      unit: { code: place.district.code, name: place.district.name },
      db: dbPath,
      communes,
      days: dayCount,
      commands,
      forms: formsJson(forms),
      verification,
    }
    const text = [
      `SỐ LIỆU MẪU: ${place.district.path}, ${communes} xã, ${dayCount} ngày, ${formatCount(commands)} lệnh ghi.`,
      '',
      formsTable(forms),
      '',
      `Sổ: ${dbPath}`,
      `${verification.ok ? 'Đã kiểm tra, sổ nguyên vẹn' : 'SỔ CÓ CHỖ SAI'}: ${formatCount(verification.revisions)} lần ghi số.`,
    ].join('\n')
    return { json, text }
  })
  tidyDemoFolder(dbPath)
  return result
}

/** The province without the district. */
async function provinceAlone(options: DemoOptions, author: string) {
  const startedAt = performance.now()
  const province = await makeDemoProvince(provincePlan(options, author))
  const seconds = secondsSince(startedAt)
  return {
    json: { ok: province.verification.ok, seconds, province: provinceJson(province) },
    text: [...provinceText(province), `Tất cả trong ${secondsText(seconds)} giây.`].join('\n'),
    isDone: province.verification.ok,
  }
}

function provincePlan(options: DemoOptions, author: string): ProvincePlan {
  const read = (name: 'districts' | 'communes' | 'days', max: number): number =>
    integerOption(name, options[name] ?? provinceDefaults[name], { min: 1, max }, 'demo')
  return {
    folder: join(options.out ?? defaults.out, 'tinh'),
    districts: read('districts', 100),
    communes: read('communes', 1000),
    days: datesBetween(addDays(lastOn, 1 - read('days', 365)), lastOn),
    seed: integerOption('seed', options.seed ?? defaults.seed, { min: 0, max: 999_999_999 }, 'demo'),
    author,
    progress: createProgress('Các huyện gửi báo cáo lên tỉnh'),
  }
}

function secondsSince(startedAt: number): number {
  return Math.round((performance.now() - startedAt) / 100) / 10
}

function secondsText(seconds: number): string {
  return String(seconds).replace('.', ',')
}

async function recordDays(
  book: Book,
  place: DemoDistrict,
  days: ReturnType<typeof datesBetween>,
  seed: number,
): Promise<number> {
  const random = createRandom(seed)
  const communes = place.communes.map((commune) => createCommune(commune.code, random))
  await book.call('settings.applySetup', demoSetup(place, communes, { firstOn: days[0] ?? lastOn, lastOn }))
  await recordDemoCampaigns(book, { days, place, seed })
  await recordDemoLevels(book, { days, communes, seed })
  const sample = { days, communes: place.communes, seed }
  const progress = createProgress('Ghi và chốt từng ngày')
  const commands = await recordDemo(book, { days, communes, random, progress, saveTeamDay: demoTeams(book, sample) })
  await recordDemoPlans(book, sample)
  await recordDemoServices(book, lastOn, seed)
  await recordDemoNational(book, sample)
  return commands
}

type Form = Output<'reports.listForms'>[number]

/** Forms of the last day; all others are of its month. */
const formsOfDay = ['BM01', 'BM05', 'BM07', 'BM09']

/** Every form that there is, one workbook each. */
async function exportForms(book: Book, folder: string): Promise<Exported[]> {
  const day: Period = { kind: 'day', from: lastOn, to: lastOn }
  const month = periodContaining('month', 'calendar', lastOn)
  const forms: Exported[] = []
  for (const form of await book.call('reports.listForms', {})) {
    const period = formsOfDay.includes(form.id) ? day : month
    for (const subject of await subjectsOf(book, form))
      forms.push(await exportForm(book, folder, form.id, period, subject))
  }
  return forms
}

/** What a form is printed for: each campaign, or the unit alone. */
async function subjectsOf(book: Book, { subject }: Form): Promise<(string | undefined)[]> {
  if (subject === undefined) return [undefined]
  return (await book.call('campaigns.listCampaigns', {})).map(({ id }) => id)
}

async function exportForm(
  book: Book,
  folder: string,
  form: string,
  period: Period,
  subject: string | undefined,
): Promise<Exported> {
  const { policy, decimals } = await book.call('settings.getReporting', {})
  const request = { form, period, policy, decimals, ...(subject === undefined ? {} : { subject }) }
  const { fileName } = await book.call('reports.buildReport', request)
  return book.call('reports.exportWorkbook', { ...request, path: join(folder, fileName) })
}

const summaryColumns = [
  ['CC_TOTAL', 'CCCD'],
  ['CC_CUM', 'Lũy kế'],
  ['EID_COL', 'Thu nhận'],
  ['EID_ACT', 'Kích hoạt'],
  ['R_ACT_TGT', 'KH/chỉ tiêu'],
  ['R_ACT_ELIG', 'KH/đủ ĐK'],
] as const

function formsTable(forms: readonly Exported[]): string {
  return textTable(
    [
      { title: 'Biểu', align: 'left' },
      { title: 'Kỳ', align: 'left' },
      { title: 'Dòng', align: 'right' },
      ...summaryColumns.map(([, title]) => ({ title, align: 'right' }) as const),
      { title: 'Tệp', align: 'left' },
    ],
    forms.map(({ report, path }) => [
      report.form,
      periodLabel(report.period),
      String(report.rows.length),
      ...summaryColumns.map(([code]) => report.total.cells[code]?.text ?? ''),
      path,
    ]),
  )
}
