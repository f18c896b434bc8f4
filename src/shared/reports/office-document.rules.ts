/** A short report in words, laid out as Nghị định 30/2020/NĐ-CP, Phụ lục I asks. */
import type { LocalDate } from '#shared/kernel/local-date.ts'
import type { Letterhead } from '#shared/settings/settings.schema.ts'
import { recipientLines, signatureLines } from './sheet-closing.rules.ts'
import { placeAndDate, SAMPLE_MARK } from './sheet-letterhead.rules.ts'

/** A line of one look; sizes in points. */
export interface OfficeLine {
  readonly text: string
  readonly sizePt: number
  readonly align: 'left' | 'center'
  readonly isBold?: boolean
  readonly isItalic?: boolean
  readonly isUnderlined?: boolean
  readonly isBoxed?: boolean
}

interface OfficeSides {
  readonly left: readonly OfficeLine[]
  readonly right: readonly OfficeLine[]
}

export interface OfficeDocument {
  readonly title: string
  /** Issuing body and number; quốc hiệu, tiêu ngữ, place and date. */
  readonly heading: OfficeSides
  readonly titleLines: readonly OfficeLine[]
  readonly paragraphs: readonly string[]
  /** "Nơi nhận"; who signs. */
  readonly closing: OfficeSides
}

interface OfficeDocumentInput {
  readonly title: string
  readonly subtitle: string
  readonly paragraphs: readonly string[]
  readonly letterhead: Letterhead
  readonly date: LocalDate
  /** Which of the letterhead's signers signs, from 0; the last one when there are fewer. */
  readonly signer: number
  readonly isSample: boolean
}

const SHORT_LINE = '____________'

export function layoutOfficeDocument(input: OfficeDocumentInput): OfficeDocument {
  const { title, subtitle, paragraphs, letterhead, date, signer, isSample } = input
  return {
    title,
    heading: { left: bodyLines(letterhead), right: stateLines(letterhead, date) },
    titleLines: [
      ...(isSample ? [centered(SAMPLE_MARK, 13, { isBold: true, isBoxed: true })] : []),
      centered(title.toLocaleUpperCase('vi'), 14, { isBold: true }),
      centered(subtitle, 14, { isBold: true }),
      centered(SHORT_LINE, 7),
    ],
    paragraphs,
    closing: {
      left: recipientLines(letterhead.recipients).map(({ text, style }) => ({
        text,
        sizePt: style?.sizePt ?? 11,
        align: 'left',
        isBold: style?.bold === true,
        isItalic: style?.italic === true,
      })),
      right: signatureLines(letterhead.signers[signer] ?? letterhead.signers.at(-1)).map(({ text }) =>
        centered(text, 13, { isBold: true }),
      ),
    },
  }
}

function bodyLines({ parentBody, issuingBody, numberPattern, isInternal }: Letterhead): OfficeLine[] {
  return [
    centered(parentBody.toLocaleUpperCase('vi'), 12),
    centered(issuingBody.toLocaleUpperCase('vi'), 12, { isBold: true }),
    centered(SHORT_LINE, 7),
    centered(numberPattern, 13),
    ...(isInternal ? [centered('LƯU HÀNH NỘI BỘ', 12, { isBold: true, isBoxed: true })] : []),
  ]
}

function stateLines({ place }: Letterhead, date: LocalDate): OfficeLine[] {
  return [
    centered('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 12, { isBold: true }),
    centered('Độc lập - Tự do - Hạnh phúc', 13, { isBold: true, isUnderlined: true }),
    centered('', 7),
    centered(placeAndDate(place, date), 13, { isItalic: true }),
  ]
}

function centered(text: string, sizePt: number, look: Partial<OfficeLine> = {}): OfficeLine {
  return { text, sizePt, align: 'center', ...look }
}
