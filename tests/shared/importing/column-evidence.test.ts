import { expect, test } from 'vitest'
import type { Written } from './sheet-builder.ts'
import { figures, meanings, questions, read } from './sheet-reading.ts'

const day: Written[] = ['Báo cáo ngày 15/4/2023']
const body = (rows: number[][]): Written[][] =>
  rows.map((row, at) => [['Xã Ea Kly', 'Xã Ea Kuăng', 'Xã Hòa An', 'Thị trấn Phước An'][at] ?? null, ...row])

test('“CCCD” that is the sum of mới, đổi and lại in every row is what was taken in', () => {
  const header: Written[] = ['Đơn vị', 'CCCD', 'Cấp mới', 'Cấp đổi', 'Cấp lại']
  const u = read([
    day,
    header,
    ...body([
      [9, 5, 3, 1],
      [7, 7, 0, 0],
      [6, 2, 2, 2],
    ]),
  ])
  expect(meanings(u)[1]).toBe('flow:CC_TOTAL')
  expect(questions(u)).toEqual([])
  const off = read([
    day,
    header,
    ...body([
      [9, 5, 3, 1],
      [8, 7, 0, 0],
      [6, 2, 2, 2],
    ]),
  ])
  expect(meanings(off)[1]).toBe('unknown')
  const few = read([
    day,
    header,
    ...body([
      [9, 5, 3, 1],
      [7, 7, 0, 0],
    ]),
  ])
  expect(meanings(few)[1]).toBe('unknown')
})

test('a total that says it is of something else is not taken for the sum it happens to be', () => {
  const header: Written[] = ['Đơn vị', 'CCCD Mới', 'CCCD Đổi', 'CCCD Lại', 'Tổng CCCD còn tồn']
  const u = read([
    day,
    header,
    ...body([
      [5, 3, 1, 9],
      [7, 0, 0, 7],
      [2, 2, 2, 6],
    ]),
  ])
  expect(meanings(u)[4]).toBe('unknown')
})

test('TN, PD and KH beside each other are the three stages of an account; two of them, or beside TH, are asked about', () => {
  const rows = body([
    [9, 5, 3],
    [7, 7, 1],
    [6, 2, 2],
  ])
  const of = (...header: string[]) => meanings(read([day, ['Đơn vị', ...header], ...rows])).slice(1)
  expect(of('TN M2', 'PD M2', 'KH M2')).toEqual(['flow:EID2_COL', 'flow:EID2_APP', 'flow:EID2_ACT'])
  expect(of('TN M2', 'KH M2', 'KH M1')).toEqual(['unknown', 'unknown', 'unknown'])
  expect(of('KH M2', 'TH M2', 'PD M2')).toEqual(['unknown', 'unknown', 'unknown'])
  const four = body([
    [9, 5, 3, 2],
    [7, 7, 1, 1],
    [6, 2, 2, 2],
  ])
  expect(meanings(read([day, ['Đơn vị', 'TN M2', 'PD M2', 'KH M2', 'TH'], ...four]))[3]).toBe('unknown')
})

test('a sheet that is named by what it counts says so of its columns; one with more words does not', () => {
  const rows: Written[][] = [day, ['Đơn vị', 'Mức 1', 'Mức 2'], ...body([[4, 5]])]
  expect(figures(read(rows, { name: 'Kích hoạt' }))).toEqual(['B3 24490 EID1_ACT 4', 'C3 24490 EID2_ACT 5'])
  expect(figures(read(rows, { name: 'Chưa kích hoạt' }))).toEqual([])
  expect(figures(read(rows, { name: 'KH' }))).toEqual([])
  const titled = [['Kết quả thu nhận ngày 15/4/2023'], ...rows.slice(1)]
  expect(figures(read(titled, { name: 'Kích hoạt' }))).toEqual(['B3 24490 EID1_COL 4', 'C3 24490 EID2_COL 5'])
})

test('what one word of a header says for sure is not in doubt because another says the same', () => {
  const header = [
    ['Đơn vị', 'Số hồ sơ đăng ký tài khoản định danh điện tử đã thu nhận'],
    [null, 'Mức 1'],
  ]
  expect(meanings(read([day, ...header, ...body([[4]])], { merges: ['A2:A3'] }))[1]).toBe('flow:EID1_COL')
  expect(meanings(read([day, ['Đơn vị', 'Đăng ký mức 1'], ...body([[4]])]))[1]).toBe('unknown')
})

test('làm CCCD is taking files in, and “Tr.đó LĐ” beside it its mobile part', () => {
  const u = read([day, ['Đơn vị', 'Làm CCCD', 'Tr.đó LĐ'], ...body([[9, 5]])])
  expect(meanings(u).slice(1)).toEqual(['flow:CC_TOTAL', 'flow:CC_TOTAL:MOBILE'])
})

test('where a total agrees with no row that has all its parts, it is not taken from rows that lack one either', () => {
  const header: Written[] = ['Đơn vị', 'Cấp mới', 'Cấp đổi', 'Cấp lại', 'Tổng CCCD thu nhận']
  const wrong: Written[][] = [
    ['Xã Ea Kly', 5, 3, 1, 900],
    ['Xã Ea Kuăng', 7, 0, 0, 870],
    ['Xã Hòa An', 2, 2, 2, 660],
    ['Thị trấn Phước An', 4, null, 1, 810],
  ]
  expect(figures(read([day, header, ...wrong]))).toEqual([])
  const [first, ...others] = wrong
  const right = [[...(first ?? []).slice(0, 4), 9], ...others]
  expect(figures(read([day, header, ...right]))).toContain('E6 24499 CC_TOTAL 810')
})
