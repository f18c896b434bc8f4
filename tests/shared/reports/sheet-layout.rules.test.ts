import { describe, expect, test } from 'vitest'
import { localDate } from '#shared/kernel/local-date.ts'
import { cellAddress } from '#shared/reports/cell-address.rules.ts'
import type { PeriodFacts } from '#shared/reports/report-facts.ts'
import { buildReport } from '#shared/reports/report.rules.ts'
import { type LayoutOptions, layoutSheet } from '#shared/reports/sheet-layout.rules.ts'
import { type SheetCell, type SheetModel, sheetModelSchema } from '#shared/reports/sheet-model.schema.ts'
import {
  bm01,
  bm02,
  bm04,
  cumulativeTarget,
  day,
  district,
  factsOf,
  halfUp,
  letterhead,
  month,
  monthBefore,
  row,
  trunc,
} from './report-samples.ts'

const options: LayoutOptions = { date: localDate('2026-01-05'), signer: 1, isSample: false }

function dailySheet(facts: PeriodFacts, more: Partial<LayoutOptions> = {}, head = letterhead): SheetModel {
  return layoutSheet(bm01, buildReport(bm01, facts, null, trunc), head, { ...options, ...more })
}

function monthlySheet(facts: PeriodFacts, previous: PeriodFacts | null): SheetModel {
  return layoutSheet(bm02, buildReport(bm02, facts, previous, halfUp), letterhead, options)
}

function at(sheet: SheetModel, unitCode: string, code: string): SheetCell {
  const found = sheet.cells.find(({ key }) => key?.unitCode === unitCode && key.code === code)
  if (found === undefined) throw new Error(`no cell ${unitCode} ${code}`)
  return found
}

const texts = (sheet: SheetModel) => sheet.cells.map(({ text }) => text).filter((text) => text !== '')
const sample = dailySheet(district(day, 20))

describe('the sheet', () => {
  test('fits the schema and never puts two cells in one place', () => {
    for (const sheet of [
      sample,
      monthlySheet(district(month, 47), district(monthBefore, 47)),
      dailySheet(factsOf(day, [])),
    ]) {
      expect(sheetModelSchema.parse(sheet)).toEqual(sheet)
      const places = sheet.cells.flatMap(({ row: top, column, rowSpan = 1, columnSpan = 1 }) =>
        Array.from({ length: rowSpan * columnSpan }, (_, index) =>
          cellAddress(top + Math.floor(index / columnSpan), column + (index % columnSpan)),
        ),
      )
      expect(new Set(places).size).toBe(places.length)
    }
  })

  test('is A4 landscape with the decree’s margins, number and unit frozen, header repeated, figures and totals named', () => {
    expect(sample.page).toEqual({ landscape: true, marginsMm: { top: 20, bottom: 20, left: 30, right: 15 } })
    const { first, last } = sample.headerRows
    expect([last - first + 1, sample.frozenColumns, sample.printColumns]).toEqual([4, 2, 22])
    expect(sample.definedNames).toEqual([
      { name: 'BM01_BANG', range: `A${last + 1}:V${last + 22}` },
      { name: 'BM01_TONG_CONG', range: `A${last + 23}:V${last + 23}` },
    ])
  })

  test('carries the letterhead of the decree, the form and the period in words', () => {
    expect(texts(sample).slice(0, 9)).toEqual([
      'CÔNG AN TỈNH ĐẮK LẮK',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'CÔNG AN HUYỆN KRÔNG PẮC',
      'Độc lập - Tự do - Hạnh phúc',
      '____________',
      'Số: …/BC-CAH',
      'Krông Pắc, ngày 05 tháng 01 năm 2026',
      'BÁO CÁO NGÀY KẾT QUẢ CẤP CĂN CƯỚC CÔNG DÂN, ĐỊNH DANH ĐIỆN TỬ',
      'Ngày 14/04/2023',
    ])
    expect(texts(sample)).toContain('Biểu số BM01. Đơn vị tính: hồ sơ, tài khoản')
  })

  test('prints letterhead sizes as the decree says, however much the table makes the sheet shrink', () => {
    const motto = sample.cells.find(({ text }) => text.startsWith('Độc lập'))
    const wider = monthlySheet(district(month, 20), null).cells.find(({ text }) => text.startsWith('Độc lập'))
    expect(motto?.style).toMatchObject({ bold: true, underline: true })
    expect(wider?.style.sizePt).toBeGreaterThan(motto?.style.sizePt ?? 99)
  })

  test('ends with recipients and the chosen signer with room to sign, then the place of the check code', () => {
    expect(texts(sample).slice(-8)).toEqual([
      'Nơi nhận:',
      'KT. TRƯỞNG CÔNG AN HUYỆN',
      '- Phòng PC06 (để báo cáo);',
      'PHÓ TRƯỞNG CÔNG AN HUYỆN',
      '- Đ/c Trưởng Công an huyện (để báo cáo);',
      '- Lưu: VT, QLHC.',
      'Trung tá Nguyễn Thị Bích Nguyệt',
      'Mã kiểm tra: cấp khi xuất tệp',
    ])
    const [title, name] = ['PHÓ TRƯỞNG CÔNG AN HUYỆN', 'Trung tá Nguyễn Thị Bích Nguyệt'].map(
      (text) => sample.cells.find((cell) => cell.text === text)?.row ?? 0,
    )
    expect((name ?? 0) - (title ?? 0)).toBeGreaterThan(4)
    expect(texts(dailySheet(factsOf(day, []), { signer: 0 }))).toContain('TRƯỞNG CÔNG AN HUYỆN')
  })

  test('says code, number and minute in Vietnam of its export at the same place, and nothing else moves', () => {
    const stamp = { checkCode: '3F7KQ-9A2XM', sequence: 2, exportedAt: '2023-04-15T09:42:07.120Z' }
    const exported = dailySheet(district(day, 20), { stamp })
    expect(exported.cells.at(-1)).toMatchObject({
      text: 'Mã kiểm tra: 3F7KQ-9A2XM · lần xuất 2 · 16:42 15/04/2023',
      columnSpan: sample.printColumns,
    })
    expect({ ...exported, cells: exported.cells.slice(0, -1) }).toEqual({ ...sample, cells: sample.cells.slice(0, -1) })
  })

  test('marks sample figures and internal papers, and only those', () => {
    expect(texts(sample).join()).not.toMatch(/SỐ LIỆU MẪU|LƯU HÀNH NỘI BỘ/)
    expect(texts(dailySheet(district(day, 3), { isSample: true })).join()).toContain('SỐ LIỆU MẪU')
    expect(texts(dailySheet(district(day, 3), {}, { ...letterhead, isInternal: true }))).toContain('LƯU HÀNH NỘI BỘ')
  })

  test('has no column narrower than its figures: a province’s totals widen it', () => {
    const wide = dailySheet(factsOf(day, [row({ code: '1', flows: { CC_NEW: 123_456_789 } })]))
    const column = at(wide, '1', 'CC_NEW').column - 1
    expect(wide.columns[column]?.widthChars).toBeGreaterThan((sample.columns[column]?.widthChars ?? 99) + 5)
  })
})

describe('the header', () => {
  const header = sample.cells.filter(
    (cell) => cell.row >= sample.headerRows.first && cell.row <= sample.headerRows.last,
  )

  test('merges groups over their columns and single labels over all levels', () => {
    const place = (text: string) => header.find((cell) => cell.text === text)
    expect(place('Đơn vị')).toMatchObject({ row: sample.headerRows.first, column: 2, rowSpan: 3 })
    expect(place('Hồ sơ cấp CCCD')).toMatchObject({ column: 5, columnSpan: 6 })
    expect(place('Trong ngày')).toMatchObject({ column: 5, columnSpan: 5 })
    expect(place('Tổng')).toMatchObject({ column: 8, rowSpan: 1 })
  })

  test('numbers the columns and says their formulas in words', () => {
    const numbers = header
      .filter((cell) => cell.row === sample.headerRows.last && cell.column <= 22)
      .map(({ text }) => text)
    expect([numbers[0], numbers[7], numbers[12], numbers[17], numbers[21]]).toEqual([
      '(1)',
      '(8)=(5)+(6)+(7)',
      '(13)=(11)+(12)',
      '(18)=(17)/(4)',
      '(22)',
    ])
  })
})

describe('formulas', () => {
  const first = sample.headerRows.last + 1
  const last = first + 21

  test('a total of parts is their sum, blank while they are', () => {
    expect(at(sample, '24500', 'CC_TOTAL')).toMatchObject({
      formula: `IF(COUNT(E${first}:G${first})=0,"",SUM(E${first}:G${first}))`,
      value: 1,
    })
    expect(at(sample, '24515', 'CC_TOTAL')).toMatchObject({ value: '', text: '' })
  })

  test('a total typed without its parts is a figure and no formula', () => {
    const typed = at(sample, '24524', 'CC_TOTAL')
    expect(typed).toMatchObject({ value: 40, text: '40' })
    expect(typed.formula).toBeUndefined()
  })

  test('what waits is a difference of its row, blank while a part of it is not known, and a sum in total', () => {
    const known = { EID_COL_CUM: 90, EID_APP_CUM: 60, EID_REJ_CUM: 7, EID_WAIT: 23 }
    const facts = factsOf(day, [
      row({ code: '1', stocks: known }),
      row({ code: '2', stocks: { ...known, EID_REJ_CUM: null, EID_WAIT: null } }),
    ])
    const sheet = layoutSheet(bm04, buildReport(bm04, facts, null, trunc), letterhead, options)
    const [top, below] = ['1', '2'].map((unit) => at(sheet, unit, 'EID_WAIT'))
    const at1 = sheet.headerRows.last + 1
    expect(top).toMatchObject({ value: 23, formula: `IF(COUNT(Q${at1},R${at1},S${at1})<3,"",Q${at1}-R${at1}-S${at1})` })
    expect(below).toMatchObject({ value: '', text: '' })
    expect(below?.formula).toBe(top?.formula?.replaceAll(String(at1), String(at1 + 1)))
    expect(at(sheet, '654', 'EID_WAIT')).toMatchObject({
      value: 23,
      formula: `IF(COUNT(T${at1}:T${at1 + 1})=0,"",SUM(T${at1}:T${at1 + 1}))`,
    })
    expect(texts(sheet)).toContain('(20)=(17)-(18)-(19)')
  })

  test('a ratio cuts or rounds as the policy says and is guarded against blanks and zero', () => {
    const cut = at(sample, '24500', 'R_ACT_TGT')
    expect(cut).toMatchObject({
      formula: `IF(COUNT(Q${first},D${first})<2,"—",IF(D${first}=0,"—",INT(Q${first}*10000/D${first})/10000))`,
      style: { numberFormat: '0.00%' },
    })
    expect(cut.text).toBe(
      `${String(Number(cut.value) * 100)
        .slice(0, 5)
        .replace('.', ',')}%`,
    )
    const rounded = at(monthlySheet(district(month, 3), null), '24500', 'R_ACT_TGT')
    expect(rounded.formula).toMatch(/IF\(Q(\d+)<D\1,MIN\(ROUND\(Q\1\/D\1,4\),0\.9999\),ROUND\(Q\1\/D\1,4\)\)/)
  })

  test('the total divides Σ numerators by Σ populations of the rows that have a numerator, or by the whole target', () => {
    expect(at(sample, '654', 'R_ACT_ELIG').formula).toContain(
      `SUMPRODUCT(--ISNUMBER(Q${first}:Q${last}),C${first}:C${last})`,
    )
    expect(at(sample, '654', 'R_ACT_TGT').formula).toContain(`INT(Q${last + 1}*10000/D${last + 1})`)
    expect(at(sample, '654', 'EID_ACT_CUM').formula).toBe(`IF(COUNT(Q${first}:Q${last})=0,"",SUM(Q${first}:Q${last}))`)
  })

  test('a target of the unit itself is a number in the total row, and the total ratio reads it there', () => {
    const facts = factsOf(day, [row({ code: '1', stocks: { EID_ACT_CUM: 60 } })], {
      ownTargets: cumulativeTarget(240, 60),
    })
    const sheet = dailySheet(facts)
    expect(at(sheet, '654', 'TARGET_ACT')).toMatchObject({ value: 240 })
    expect(at(sheet, '654', 'TARGET_ACT').formula).toBeUndefined()
    expect(at(sheet, '654', 'R_ACT_TGT').formula).toMatch(/INT\(Q(\d+)\*10000\/D\1\)/)
  })

  test('a numerator that no printed column shows stands in a hidden column outside the printed area', () => {
    const facts = factsOf(day, [
      row({
        code: '1',
        stocks: { EID_ACT_CUM: 4_000 },
        targets: { ACT: { kind: 'in-period', needed: 80, numerator: 20 } },
      }),
    ])
    const sheet = dailySheet(facts)
    expect(at(sheet, '1', 'R_ACT_TGT').formula).toMatch(/^IF\(COUNT\(W(\d+),D\1\)/)
    expect(sheet.columns.slice(sheet.printColumns)).toEqual([{ widthChars: 10, hidden: true }])
    expect(sheet.cells.find(({ column, value }) => column === 23 && value === 20)).toBeDefined()
  })

  test('change and rank are formulas over the sheet', () => {
    const sheet = monthlySheet(district(month, 5, 9), district(monthBefore, 5))
    expect(at(sheet, '24500', 'R_ACT_TGT_CHANGE')).toMatchObject({
      formula: expect.stringMatching(/^IF\(COUNT\(R(\d+),V\1\)<2,"—",ROUND\(\(R\1-V\1\)\*100,2\)\)$/),
      style: { numberFormat: '+0.00;-0.00;0.00' },
    })
    expect(at(sheet, '24500', 'R_ACT_TGT_RANK').formula).toMatch(/SUMPRODUCT\(--ISNUMBER\(Q\$/)
  })
})

describe('pages', () => {
  test('a sheet that fits one page is not broken', () => {
    expect(dailySheet(district(day, 3)).pageBreaksAfter).toBeUndefined()
  })

  test('where the signature could stand alone, a new page begins with the last rows of the table', () => {
    const sheets = Array.from({ length: 47 }, (_, index) => dailySheet(district(day, index + 1)))
    const kept = sheets.flatMap(({ pageBreaksAfter = [], headerRows, repeatsHeader }, index) =>
      repeatsHeader === false ? [] : pageBreaksAfter.map((row) => headerRows.last + index + 1 + 3 - row),
    )
    expect(kept.length).toBeGreaterThan(10)
    expect(Math.min(...kept)).toBeGreaterThanOrEqual(3)
    expect(Math.max(...kept)).toBeLessThanOrEqual(10)
  })

  test('a short table stands whole on the first page when much is said under it, and its header is not repeated', () => {
    for (const rows of [1, 2, 3, 5])
      for (const said of [4, 8, 12, 16]) {
        const remarks = Array.from({ length: said }, (_, index) => `Ghi chú ${index} `.repeat(12))
        const report = { ...buildReport(bm01, district(day, rows), null, trunc), remarks }
        const options = { date: localDate('2023-04-14'), signer: 0, isSample: false }
        const sheet = layoutSheet(bm01, report, letterhead, options)
        const [breakAfter, ...more] = sheet.pageBreaksAfter ?? []
        if (breakAfter === undefined) continue
        const total = sheet.headerRows.last + report.rows.length + 1
        const isWhole = breakAfter === total
        expect([rows, said, more, isWhole, sheet.repeatsHeader]).toEqual([
          rows,
          said,
          [],
          isWhole,
          isWhole ? false : undefined,
        ])
        if (!isWhole) expect(breakAfter - sheet.headerRows.last).toBeGreaterThanOrEqual(10)
      }
  })

  test('every row has a height that its wrapped texts fit', () => {
    const noted = dailySheet(
      factsOf(day, [
        row({ code: '1', notes: ['Lưu động tại Trường THPT Nguyễn Bỉnh Khiêm và nhà người già yếu tại buôn Puăn A'] }),
        row({ code: '2' }),
      ]),
    )
    const [withNote, without] = [noted.headerRows.last + 1, noted.headerRows.last + 2].map(
      (one) => noted.rowHeightsPt[String(one)] ?? 0,
    )
    expect(withNote).toBeGreaterThan(without ?? 0)
  })
})
