import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  Header,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import type { OfficeDocument, OfficeLine } from '#shared/reports/office-document.rules.ts'

/** Points are half-points in a run, and twentieths in a distance. */
const HALF_POINTS = 2
const TWENTIETHS = 20
const BODY_PT = 14
/** A4 in twips, as Word itself writes it. */
const A4 = { width: 11_906, height: 16_838 } as const
const PAGE = { widthMm: 210, topMm: 20, bottomMm: 20, leftMm: 30, rightMm: 15 } as const
const FIRST_LINE_MM = 10
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const noBorders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none }

/** Writes a document of the layout of Nghị định 30/2020/NĐ-CP, Phụ lục I: A4, Times New Roman, page number above from page 2. */
export async function writeOfficeDocument(given: OfficeDocument): Promise<Uint8Array> {
  const document = new Document({
    creator: 'Sổ Căn Cước',
    title: given.title,
    styles: {
      default: {
        document: { run: { font: 'Times New Roman', size: BODY_PT * HALF_POINTS, language: { value: 'vi-VN' } } },
      },
    },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: A4,
            margin: {
              top: convertMillimetersToTwip(PAGE.topMm),
              bottom: convertMillimetersToTwip(PAGE.bottomMm),
              left: convertMillimetersToTwip(PAGE.leftMm),
              right: convertMillimetersToTwip(PAGE.rightMm),
              header: convertMillimetersToTwip(PAGE.topMm / 2),
            },
          },
        },
        headers: { default: pageNumber(), first: new Header({ children: [new Paragraph({})] }) },
        children: [
          sides(given.heading, [43, 57]),
          new Paragraph({ spacing: { before: 12 * TWENTIETHS } }),
          ...given.titleLines.map(lineParagraph),
          ...given.paragraphs.map(bodyParagraph),
          new Paragraph({ spacing: { before: 12 * TWENTIETHS } }),
          sides(given.closing, [50, 50]),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

function pageNumber(): Header {
  return new Header({
    children: [
      new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: [PageNumber.CURRENT] })] }),
    ],
  })
}

/** Two columns beside each other, without lines. */
function sides({ left, right }: OfficeDocument['heading'], shares: readonly [number, number]): Table {
  const width = PAGE.widthMm - PAGE.leftMm - PAGE.rightMm
  const columns = shares.map((share) => convertMillimetersToTwip((width * share) / 100))
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: columns,
    width: { size: convertMillimetersToTwip(width), type: WidthType.DXA },
    borders: noBorders,
    rows: [new TableRow({ cantSplit: true, children: [left, right].map((lines) => sideCell(lines)) })],
  })
}

function sideCell(lines: readonly OfficeLine[]): TableCell {
  return new TableCell({
    borders: noBorders,
    verticalAlign: VerticalAlign.TOP,
    children: lines.length === 0 ? [new Paragraph({})] : lines.map(lineParagraph),
  })
}

const boxIndent = { left: convertMillimetersToTwip(8), right: convertMillimetersToTwip(8) }
const boxSpacing = { before: 4 * TWENTIETHS, after: 6 * TWENTIETHS }

function lineParagraph({ text, sizePt, align, isBold, isItalic, isUnderlined, isBoxed }: OfficeLine): Paragraph {
  const side = { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 2 } as const
  return new Paragraph({
    alignment: align === 'left' ? AlignmentType.LEFT : AlignmentType.CENTER,
    keepNext: true,
    children: [
      new TextRun({
        text,
        size: sizePt * HALF_POINTS,
        bold: isBold === true,
        italics: isItalic === true,
        ...(isUnderlined === true ? { underline: {} } : {}),
      }),
    ],
    ...(isBoxed === true
      ? { border: { top: side, bottom: side, left: side, right: side }, indent: boxIndent, spacing: boxSpacing }
      : {}),
  })
}

function bodyParagraph(text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: convertMillimetersToTwip(FIRST_LINE_MM) },
    spacing: { before: 6 * TWENTIETHS, line: 300 },
    children: [new TextRun({ text })],
  })
}
