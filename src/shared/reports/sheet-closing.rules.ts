/** What follows the table: remarks, "Nơi nhận" and the signature block of Nghị định 30/2020/NĐ-CP, the check code. */
import { dateOfInstant, timeOfInstant } from '#shared/kernel/instant.ts'
import { formatDate } from '#shared/kernel/local-date.ts'
import type { Letterhead, Signer } from '#shared/settings/settings.schema.ts'
import { columnAt, type SheetWidth, type TextRow, type TextSpan } from './sheet-blocks.rules.ts'

/** What an exported sheet says of its export. */
export interface SheetStamp {
  readonly checkCode: string
  readonly sequence: number
  /** An instant. */
  readonly exportedAt: string
}

type Line = Pick<TextSpan, 'text' | 'style' | 'isOpen'>

const SIGNING_ROWS = 4
const SIGNING_ROW_PT = 17
const remark = { sizePt: 11, valign: 'top' } as const
const stamped = { sizePt: 8, valign: 'bottom' } as const
const STAMP_ROW_PT = 16
const signing = { sizePt: 13, bold: true, align: 'center' } as const

export function remarkRows(remarks: readonly string[], { widthsPt }: SheetWidth): TextRow[] {
  const whole = (text: string, style: TextSpan['style']): TextRow => ({
    spans: [{ first: 1, last: widthsPt.length, text, style }],
  })
  if (remarks.length === 0) return []
  return [
    { spans: [], heightPt: 5 },
    whole('Ghi chú:', { ...remark, bold: true, italic: true }),
    ...remarks.map((text) => whole(`- ${text}`, remark)),
  ]
}

/** @param signer which of the letterhead's signers signs, from 0; the last one when there are fewer */
export function closingRows({ recipients, signers }: Letterhead, signer: number, width: SheetWidth): TextRow[] {
  const left = recipientLines(recipients)
  const right = signatureLines(signers[signer] ?? signers.at(-1))
  const lastLeft = columnAt(width, 0.5)
  const firstRight = columnAt(width, 0.55) + 1
  const rows = Array.from({ length: Math.max(left.length, right.length) }, (_, index): TextRow => {
    const spans = [
      ...(left[index] === undefined ? [] : [{ ...left[index], first: 1, last: lastLeft }]),
      ...(right[index] === undefined ? [] : [{ ...right[index], first: firstRight, last: width.widthsPt.length }]),
    ]
    return spans.some(({ text }) => text !== '')
      ? { spans: spans.filter(({ text }) => text !== '') }
      : { spans: [], heightPt: SIGNING_ROW_PT }
  })
  return [{ spans: [], heightPt: 10 }, ...rows]
}

/** The last line: by its code the sheet is found again. A sheet that is no file yet keeps the place. */
export function stampRow(stamp: SheetStamp | null, { widthsPt }: SheetWidth): TextRow {
  const text = `Mã kiểm tra: ${stamp === null ? 'cấp khi xuất tệp' : stampText(stamp)}`
  return { spans: [{ first: 1, last: widthsPt.length, text, style: stamped }], heightPt: STAMP_ROW_PT }
}

function stampText({ checkCode, sequence, exportedAt }: SheetStamp): string {
  const minute = timeOfInstant(exportedAt).slice(0, 'HH:MM'.length)
  return `${checkCode} · lần xuất ${sequence} · ${minute} ${formatDate(dateOfInstant(exportedAt))}`
}

/** "Nơi nhận" and who keeps a copy, each line with its look. */
export function recipientLines(recipients: readonly string[]): Line[] {
  const named = recipients.map((one) => one.replace(/^[-–\s]+/, '').replace(/[;.\s]+$/, '')).filter((one) => one !== '')
  const all = named.some((one) => /^lưu/i.test(one)) ? named : [...named, 'Lưu: VT']
  return [
    { text: 'Nơi nhận:', style: { sizePt: 12, bold: true, italic: true } },
    ...all.map((text, index) => ({ text: `- ${text}${index === all.length - 1 ? '.' : ';'}`, style: { sizePt: 11 } })),
  ]
}

/** Authority, position, room to sign and name. */
export function signatureLines(signer: Signer | undefined): Line[] {
  if (signer === undefined) return []
  const { authority, authorityTitle, title, name } = signer
  const upper = (text: string) => text.toLocaleUpperCase('vi')
  return [
    ...(authority === '' ? [] : [{ text: upper(`${authority} ${authorityTitle}`), style: signing }]),
    { text: upper(title), style: signing },
    ...Array.from({ length: SIGNING_ROWS }, () => ({ text: '', style: signing })),
    { text: name, style: signing, isOpen: true },
  ]
}
