import { utils, write } from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import { cellsByAddress, readPlain, refusalOf, textsOf, valuesOf, zipOf } from './read-fixture.ts'

const mimetype = 'application/vnd.oasis.opendocument.spreadsheet'

/** An OpenDocument file by hand: automatic styles and tables. */
function odsOf(tables: string, styles = '', more: Record<string, string> = {}): Uint8Array {
  const content = `<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:style="s" xmlns:table="t" xmlns:text="x" xmlns:fo="f" xmlns:svg="v" xmlns:dc="d"><office:font-face-decls><style:font-face style:name="F1" svg:font-family="'.VnTime'"/></office:font-face-decls><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`
  return zipOf({ mimetype, 'content.xml': content, ...more })
}

const numberCell = (value: number, more = ''): string =>
  `<table:table-cell office:value-type="float" office:value="${value}" ${more}><text:p>${value}</text:p></table:table-cell>`

describe('OpenDocument spreadsheets', () => {
  test('what another program wrote is read with its values', async () => {
    const book = utils.book_new(
      utils.aoa_to_sheet([
        ['Xã Ea Kly', 12, true],
        ['1.120', 0.5],
      ]),
      'Số liệu',
    )
    const bytes: unknown = write(book, { bookType: 'ods', type: 'buffer' })
    const workbook = await readPlain('a.ods', new Uint8Array(bytes instanceof Uint8Array ? bytes : []))
    expect([workbook.format, workbook.sheets[0]?.name]).toEqual(['ods', 'Số liệu'])
    expect(valuesOf(workbook)).toEqual({ A1: 'Xã Ea Kly', B1: 12, C1: true, A2: '1.120', B2: 0.5 })
  })

  test('values, shown texts, dates, percentages, errors, formulas and notes', async () => {
    const workbook = await readPlain(
      'a.ods',
      odsOf(`<table:table table:name="S"><table:table-row>
        <table:table-cell office:value-type="percentage" office:value="0.4891"><text:p>48,91%</text:p></table:table-cell>
        <table:table-cell office:value-type="date" office:date-value="2023-04-15"><text:p>15/04/2023</text:p></table:table-cell>
        <table:table-cell office:value-type="date" office:date-value="2023-04-15T10:30:00"><text:p>15/04/2023 10:30</text:p></table:table-cell>
        <table:table-cell office:value-type="string" calcext:value-type="error" table:formula="of:=1/0"><text:p>#DIV/0!</text:p></table:table-cell>
        <table:table-cell office:value-type="float" office:value="6" table:formula="of:=SUM([.A1:.A3];['Xã x'.B2])"><office:annotation><dc:date>2023</dc:date><text:p>Xem</text:p><text:p>lại</text:p></office:annotation><text:p>6</text:p></table:table-cell>
        <table:table-cell office:value-type="string"><text:p>Xã<text:s text:c="2"/>Ea</text:p><text:p>Kly</text:p></table:table-cell>
        <table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>ĐÚNG</text:p></table:table-cell>
        <table:table-cell table:formula="of:=[.A1]"/>
      </table:table-row></table:table>`),
    )
    expect(valuesOf(workbook)).toEqual({
      A1: 0.4891,
      B1: '2023-04-15',
      C1: '2023-04-15T10:30:00',
      D1: '#DIV/0!',
      E1: 6,
      F1: 'Xã  Ea\nKly',
      G1: true,
      H1: null,
    })
    expect(textsOf(workbook)).toMatchObject({ A1: '48,91%', B1: '15/04/2023' })
    const cells = cellsByAddress(workbook)
    expect(cells.get('A1')?.isPercent).toBe(true)
    expect(cells.get('D1')?.type).toBe('error')
    expect(cells.get('E1')).toMatchObject({ comment: 'Xem\nlại', formula: "SUM(A1:A3;'Xã x'!B2)" })
  })

  test('repeated cells and rows are that many, hidden ones marked, merges on the anchor, fonts by style', async () => {
    const workbook = await readPlain(
      'a.ods',
      odsOf(
        `<table:table table:name="S"><table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>
         <table:table-row table:number-rows-repeated="2">${numberCell(5, 'table:number-columns-repeated="3"')}</table:table-row>
         <table:table-row table:visibility="filter"><table:table-cell table:number-columns-repeated="2"/>${numberCell(7)}</table:table-row>
         <table:table-row>${numberCell(9, 'table:number-columns-spanned="2" table:number-rows-spanned="2" table:style-name="ce1"')}<table:covered-table-cell/></table:table-row>
         <table:table-row table:number-rows-repeated="1048571"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
         </table:table><table:table table:name="Ẩn" table:style-name="ta2"><table:table-row>${numberCell(1)}</table:table-row></table:table>`,
        `<style:style style:name="ce1" style:family="table-cell"><style:text-properties style:font-name="F1"/></style:style>
         <style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>`,
      ),
    )
    const cells = cellsByAddress(workbook)
    expect(
      [...cells.values()].map(({ address, value, hidden }) => `${address}=${value}${hidden === true ? ' hidden' : ''}`),
    ).toEqual(['A1=5', 'B1=5', 'C1=5 hidden', 'A2=5', 'B2=5', 'C2=5 hidden', 'C3=7 hidden', 'A4=9'])
    expect(cells.get('A4')).toMatchObject({ merge: 'A4:B5', font: '.VnTime' })
    expect(workbook.sheets[1]).toMatchObject({ name: 'Ẩn', hidden: true })
  })

  test('a password is told; content repeated over a whole sheet is too much', async () => {
    const manifest = { 'META-INF/manifest.xml': '<manifest><encryption-data/></manifest>' }
    expect((await refusalOf('a.ods', odsOf('', '', manifest))).code).toBe('read/encrypted')
    const row = `<table:table-row table:number-rows-repeated="1048576">${numberCell(5, 'table:number-columns-repeated="16384"')}</table:table-row>`
    expect((await refusalOf('a.ods', odsOf(`<table:table table:name="S">${row}</table:table>`))).code).toBe(
      'read/too-large',
    )
  })
})
