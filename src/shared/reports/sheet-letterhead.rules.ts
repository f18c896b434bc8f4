/** Quốc hiệu, issuing body, number, place and date, and title, as Nghị định 30/2020/NĐ-CP lays them out. */
import { formatDateInWords, type LocalDate } from '#shared/kernel/local-date.ts'
import { periodLabel } from '#shared/kernel/period-label.ts'
import type { Letterhead } from '#shared/settings/settings.schema.ts'
import { formLabel } from './form.rules.ts'
import type { Report } from './reports.schema.ts'
import { type AnyForm, isUnitForm } from './table-form.schema.ts'
import { columnAt, type SheetWidth, type TextRow } from './sheet-blocks.rules.ts'
import { textWidthPt } from './text-measure.rules.ts'

/** Stands on everything made of sample figures. */
export const SAMPLE_MARK = 'SỐ LIỆU MẪU - KHÔNG DÙNG ĐỂ BÁO CÁO'

interface Heading {
  readonly title: string
  readonly subtitle: string
  readonly letterhead: Letterhead
  /** The day beside the place. */
  readonly date: LocalDate
  readonly isSample: boolean
}

interface LetterheadInput extends Omit<Heading, 'title' | 'subtitle'> {
  readonly form: AnyForm
  readonly report: Report
}

interface DetailHeading extends Pick<LetterheadInput, 'form' | 'report' | 'isSample'> {
  readonly title: string
}

const SHORT_LINE = '____________'
const GAP_PT = 7
const LINE_PT = 9

const centered = { align: 'center' } as const
const body = { ...centered, sizePt: 13 } as const
const line = { ...centered, sizePt: 7, valign: 'top' } as const

type Style = TextRow['spans'][number]['style']

/** Parent and issuing body on the left, quốc hiệu and tiêu ngữ on the right, the title and what is counted under them. */
export function letterheadRows(input: LetterheadInput, width: SheetWidth): TextRow[] {
  const { form, report } = input
  const title = formLabel(form.title, report.period.to)
  return [
    ...headingRows({ ...input, title, subtitle: report.subtitle ?? periodLabel(report.period) }, width),
    captionRow(input, width),
  ]
}

/** The heading of any sheet, whatever its table. */
export function headingRows(heading: Heading, width: SheetWidth): TextRow[] {
  const whole = (text: string, style: Style) => ({ first: 1, last: width.widthsPt.length, text, style })
  return [
    ...bodiesRows(heading, width),
    ...(heading.letterhead.isInternal ? internalRows(width) : []),
    { spans: [], heightPt: GAP_PT },
    { spans: [whole(heading.title.toLocaleUpperCase('vi'), { ...centered, sizePt: 14, bold: true })] },
    { spans: [whole(heading.subtitle, { ...body, bold: true })] },
    { spans: [whole(SHORT_LINE, line)], heightPt: LINE_PT },
    ...(heading.isSample ? sampleRows(width) : []),
  ]
}

/** The head of a sheet that stands behind one with a letterhead: the title, what is counted, and the caption. */
export function detailHeadingRows({ form, report, title, isSample }: DetailHeading, width: SheetWidth): TextRow[] {
  const whole = (text: string, style: Style) => ({ first: 1, last: width.widthsPt.length, text, style })
  return [
    { spans: [whole(title.toLocaleUpperCase('vi'), { ...centered, sizePt: 14, bold: true })] },
    { spans: [whole(report.subtitle ?? periodLabel(report.period), { ...body, bold: true })] },
    { spans: [whole(SHORT_LINE, line)], heightPt: LINE_PT },
    ...(isSample ? sampleRows(width) : []),
    captionRow({ form, report }, width),
  ]
}

function bodiesRows({ letterhead, date }: Heading, width: SheetWidth): TextRow[] {
  const last = width.widthsPt.length
  const left = (text: string, style: Style) => ({ first: 1, last: columnAt(width, 0.42), text, style })
  const right = (text: string, style: Style) => ({ first: columnAt(width, 0.46) + 1, last, text, style })
  const strong = { ...body, bold: true }
  const motto = { ...centered, sizePt: 14, bold: true, underline: true }
  return [
    {
      spans: [
        left(letterhead.parentBody.toLocaleUpperCase('vi'), body),
        right('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', strong),
      ],
    },
    {
      spans: [
        left(letterhead.issuingBody.toLocaleUpperCase('vi'), strong),
        right('Độc lập - Tự do - Hạnh phúc', motto),
      ],
    },
    { spans: [left(SHORT_LINE, line)], heightPt: LINE_PT },
    {
      spans: [
        { ...left(letterhead.numberPattern, body), isOpen: true },
        { ...right(placeAndDate(letterhead.place, date), { ...body, italic: true }), isOpen: true },
      ],
    },
  ]
}

function captionRow({ form, report }: Pick<LetterheadInput, 'form' | 'report'>, width: SheetWidth): TextRow {
  const middle = columnAt(width, 0.5)
  const measured = isUnitForm(form) ? 'hồ sơ, tài khoản' : form.measuredIn
  const unit = `Biểu số ${form.id}. Đơn vị tính: ${measured}`
  return {
    spans: [
      { first: 1, last: middle, text: `Địa bàn: ${report.unit.name}`, style: { sizePt: 11 } },
      {
        first: middle + 1,
        last: width.widthsPt.length,
        text: unit,
        style: { sizePt: 11, italic: true, align: 'right' },
      },
    ],
  }
}

/** `Krông Pắc, ngày 05 tháng 01 năm 2026`. */
export function placeAndDate(place: string, date: LocalDate): string {
  const words = formatDateInWords(date)
  return place === '' ? words.charAt(0).toLocaleUpperCase('vi') + words.slice(1) : `${place}, ${words}`
}

function internalRows(width: SheetWidth): TextRow[] {
  const style = { ...centered, sizePt: 12, bold: true, border: true }
  return [
    { spans: [], heightPt: GAP_PT },
    { spans: [{ first: 2, last: columnAt(width, 0.34), text: 'LƯU HÀNH NỘI BỘ', style }], heightPt: 20 },
  ]
}

function sampleRows(width: SheetWidth): TextRow[] {
  const style = { ...centered, sizePt: 14, bold: true, border: true }
  return [
    { spans: [{ ...sampleColumns(width, style), text: SAMPLE_MARK, style }], heightPt: 24 },
    { spans: [], heightPt: GAP_PT },
  ]
}

/** The middle half, wider where a wide column leaves the mark too little room. */
function sampleColumns(width: SheetWidth, font: { sizePt: number; bold: boolean }): { first: number; last: number } {
  const needed = (textWidthPt(SAMPLE_MARK, font) * SAMPLE_ROOM) / width.scale
  const room = (first: number, last: number): number =>
    width.widthsPt.slice(first - 1, last).reduce((sum, one) => sum + one, 0)
  let [first, last] = [columnAt(width, 0.25) + 1, columnAt(width, 0.76)]
  while (room(first, last) < needed && (first > 1 || last < width.widthsPt.length)) {
    first = Math.max(1, first - 1)
    last = Math.min(width.widthsPt.length, last + 1)
  }
  return { first, last }
}

/** Beside the mark within its frame. */
const SAMPLE_ROOM = 1.06
