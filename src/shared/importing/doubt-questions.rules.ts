/** What stands beside or above the figures of a table and may change what they mean. */
import { foldDiacritics } from '#shared/kernel/vietnamese-text.ts'
import { placeOfColumns, placeOfRows } from './asked-place.rules.ts'
import { shownText } from './cell-answer.ts'
import { decodeLegacyText } from './legacy-text.rules.ts'
import { optionQuestion } from './questions.rules.ts'
import {
  asking,
  type BookView,
  columnNumbers,
  type Held,
  isWritten,
  nothingHeld,
  type TableView,
  together,
} from './table-view.ts'

const SCALE =
  /(?:don vi(?: tinh)?|dvt)\s*:?.{0,20}(?:\bnghin\b|\bngan\b|\btrieu\b|\btram\b|\b1[.,]?000\b|\bx ?1000\b)|\btinh (?:theo )?(?:nghin|ngan|trieu)\b/

/** A line that stands alone may be in an old encoding that nothing beside it shows. */
const OLD_FONTS = ['VNI-Times', '.VnTime']

function saysScale(text: string): boolean {
  const texts = OLD_FONTS.flatMap((font) => {
    const decoded = decodeLegacyText(text, font)
    return decoded.kind === 'text' ? [decoded.text] : decoded.readings.map((one) => one.text)
  })
  return [text, ...texts].some((one) => SCALE.test(foldDiacritics(one)))
}

/** "ĐVT: nghìn hồ sơ": figures that were rounded are none of the ledger's. */
export function askAboutScale(view: TableView, book: BookView): Held {
  const said = [...view.found.title, ...view.found.head].find(({ text }) => saysScale(text))
  const columns = view.columns.filter(isWritten)
  if (said === undefined || columns.length === 0) return nothingHeld
  const params = { sheet: view.found.grid.name, text: shownText(said.text) }
  const place = placeOfColumns(view, columns)
  const question = optionQuestion(
    `scale:${view.id}`,
    'import/ask-scale',
    place,
    params,
    [
      { id: 'full', label: 'Số trong ô ghi đủ, nhập như trong ô' },
      { id: 'ignore', label: 'Số đã làm tròn, không nhập' },
    ],
    book.choices.answers,
  )
  if (question.answer === 'full') return asking(question, {})
  return { ...asking(question, {}), columns: new Set(columnNumbers(columns)) }
}

const COUNTED = ['period', 'stage', 'subject', 'level', 'card', 'part', 'channel', 'age', 'population']

/** A column of texts that name what is counted, row by row: "Cấp mới", "Kích hoạt mức 2". */
export function askAboutQualifiers(view: TableView, book: BookView): Held {
  const { signs } = book
  const texts = view.columns.filter(({ decision, header, column }) => {
    const isNote = header.some((text) => signs.features(text).values.get('label')?.has('note') === true)
    const isText = decision.meaning.kind === 'note' || decision.meaning.kind === 'ignored'
    return isText && !isNote && column !== view.labels.channel?.column.column
  })
  return together(
    texts.map((column) => {
      const saying = new Set(
        column.profile.cells.flatMap(({ row, text, cell }) => {
          const { values, leftovers } = signs.features(text)
          const isCounted = COUNTED.some((name) => values.has(name)) && leftovers.length < 2
          return cell.type === 'text' && isCounted ? [row] : []
        }),
      )
      const rows = view.rows.filter(({ row, kind }) => saying.has(row) && (kind === 'unit' || kind === 'unknown'))
      if (rows.length === 0) return nothingHeld
      const header = shownText(column.header.join(' › '))
      const params = {
        sheet: view.found.grid.name,
        column: header,
        text: shownText(column.profile.cells[0]?.text ?? ''),
      }
      const question = optionQuestion(
        `qualifier:${view.id}!${column.column}`,
        'import/ask-qualifier',
        placeOfRows(view, rows, view.columns.filter(isWritten)),
        params,
        [
          { id: 'same', label: 'Chữ trong cột này không đổi ý nghĩa của số' },
          { id: 'ignore', label: 'Bỏ qua các hàng này' },
        ],
        book.choices.answers,
      )
      if (question.answer === 'same') return asking(question, {})
      return { ...asking(question, {}), rows: new Set(rows.map(({ row }) => row)) }
    }),
  )
}
