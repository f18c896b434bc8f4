import type { Input } from '#shared/contract/contract.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import {
  customPeriod,
  type NamedPeriodKind,
  type Period,
  periodCalendarSchema,
  periodContaining,
} from '#shared/kernel/period.ts'
import { roundingPolicySchema } from '#shared/kernel/ratio.ts'
import { geographyChoiceSchema } from '#shared/reports/reports.schema.ts'
import { choiceOption, dateOption, integerOption } from './arguments.ts'
import { dbOption, type OptionSpecs, type OptionValues } from './command.ts'
import type { Book } from './open-book.ts'
import { UsageError } from './refusal.ts'

/** Options that say which report: the same for `report` and `export`. */
export const reportOptions = {
  db: dbOption,
  form: { kind: 'text', value: 'BM01', summary: 'biểu mẫu: BM01–BM09', isRequired: true },
  rows: {
    kind: 'text',
    value: 'units',
    summary: 'ở sổ của tỉnh: mỗi dòng là một đơn vị nộp báo cáo (mặc định: từng xã)',
  },
  unit: { kind: 'text', value: 'CODE', summary: 'đơn vị của sổ (mặc định: đơn vị của sổ)' },
  date: { kind: 'text', value: 'D', summary: 'báo cáo một ngày' },
  from: { kind: 'text', value: 'D', summary: 'ngày đầu của kỳ, cùng với --to' },
  to: { kind: 'text', value: 'D', summary: 'ngày cuối của kỳ' },
  campaign: { kind: 'text', value: 'MÃ', summary: 'đợt cao điểm, nhóm đối tượng; bắt buộc với BM05' },
  geography: {
    kind: 'text',
    value: 'then|now',
    summary: 'theo địa giới lúc đó hoặc hiện nay, khi có đơn vị đã sắp xếp (mặc định: lúc đó)',
  },
  policy: { kind: 'text', value: 'trunc|half-up', summary: 'cách làm tròn tỷ lệ (mặc định: theo thiết lập của sổ)' },
  decimals: {
    kind: 'text',
    value: 'N',
    summary: 'số chữ số thập phân của tỷ lệ, 0–4 (mặc định: theo thiết lập của sổ)',
  },
} as const satisfies OptionSpecs

export const reportDetails = `Kỳ: --date D là một ngày; --from D --to D là một kỳ, mang tên tuần, tháng, quý, 6 tháng, 9 tháng hay năm khi đúng các
ngày của kỳ đó (theo lịch, hoặc tháng 15→14 theo Nghị định 09/2019/NĐ-CP), nếu không thì "từ ngày … đến ngày …". BM03, BM05, BM06, BM09 chỉ lập theo địa giới
lúc đó. BM05, BM07, BM09 tính đến ngày cuối của kỳ; BM06 chỉ lập cho nhiều ngày.`

type ReportInput = Input<'reports.buildReport'>
type Request = Pick<ReportInput, 'form' | 'unitCode' | 'period' | 'subject' | 'rows' | 'geography'> & {
  readonly policy?: ReportInput['policy']
  readonly decimals?: number
}

/** What was asked, before the store's own settings fill in the rest. Throws a UsageError. */
export function readReportRequest(options: OptionValues<typeof reportOptions>, command: string): Request {
  const { form, unit, policy, decimals, campaign, rows, geography } = options
  if (rows !== undefined) choiceOption('rows', rows, ['units'], command)
  return {
    form,
    ...(rows === undefined ? {} : { rows: 'reporting-units' }),
    ...(unit === undefined ? {} : { unitCode: unit }),
    period: readPeriod(options, command),
    ...(campaign === undefined ? {} : { subject: campaign }),
    ...readGeography({ geography }, command),
    ...readRounding({ policy, decimals }, command),
  }
}

/** Which units the rows are, where it was asked for. Throws a UsageError. */
export function readGeography(
  { geography }: Pick<OptionValues<typeof reportOptions>, 'geography'>,
  command: string,
): Pick<Request, 'geography'> {
  return geography === undefined
    ? {}
    : { geography: choiceOption('geography', geography, geographyChoiceSchema.options, command) }
}

/** How ratios are printed, where it was asked for. Throws a UsageError. */
export function readRounding(
  { policy, decimals }: Pick<OptionValues<typeof reportOptions>, 'policy' | 'decimals'>,
  command: string,
): Pick<Request, 'policy' | 'decimals'> {
  return {
    ...(policy === undefined ? {} : { policy: choiceOption('policy', policy, roundingPolicySchema.options, command) }),
    ...(decimals === undefined ? {} : { decimals: integerOption('decimals', decimals, { min: 0, max: 4 }, command) }),
  }
}

/** The request with the policy and decimals of the store's settings where none were asked for. */
export async function completeRequest(book: Book, request: Request): Promise<ReportInput> {
  const { policy, decimals } = await book.call('settings.getReporting', {})
  return { policy, decimals, ...request }
}

/** The day or the span that was asked for. Throws a UsageError. */
export function readPeriod(
  { date, from, to }: Pick<OptionValues<typeof reportOptions>, 'date' | 'from' | 'to'>,
  command: string,
): Period {
  if (date !== undefined) {
    if (from !== undefined || to !== undefined)
      throw new UsageError('chọn --date hoặc --from với --to, không cả hai', command)
    const day = dateOption('date', date, command)
    return { kind: 'day', from: day, to: day }
  }
  if (from === undefined || to === undefined) throw new UsageError('thiếu --date, hoặc --from với --to', command)
  const first = dateOption('from', from, command)
  const last = dateOption('to', to, command)
  if (last < first) throw new UsageError('--to sớm hơn --from', command)
  return spanPeriod(first, last)
}

const namedKinds = [
  'week',
  'month',
  'quarter',
  'half-year',
  'nine-months',
  'year',
  'second-half',
] as const satisfies readonly NamedPeriodKind[]

/** The named period that has exactly these days, else a custom one. */
export function spanPeriod(from: LocalDate, to: LocalDate): Period {
  for (const calendar of periodCalendarSchema.options) {
    for (const kind of namedKinds) {
      const named = periodOrNull(kind, calendar, to)
      if (named?.from === from && named.to === to) return named
    }
  }
  return customPeriod(from, to)
}

function periodOrNull(...[kind, calendar, date]: Parameters<typeof periodContaining>): Period | null {
  try {
    return periodContaining(kind, calendar, date)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
