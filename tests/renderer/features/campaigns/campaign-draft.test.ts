import { describe, expect, test } from 'vitest'
import {
  addPasted,
  addUnits,
  type CampaignDraft,
  campaignOf,
  draftProblems,
  newDraft,
  shownDraftLines,
  writeCells,
} from '#renderer/features/campaigns/campaign-draft.ts'
import { localDate } from '#shared/kernel/local-date.ts'

const units = [
  { code: '24490', name: 'Xã Ea Kly' },
  { code: '24493', name: 'Xã Ea Yông' },
]
const started: CampaignDraft = {
  ...newDraft('dot-moi-1'),
  name: 'Đợt 60 ngày',
  people: 'học sinh',
  from: localDate('2023-04-01'),
  to: localDate('2023-05-30'),
}
const write = (draft: CampaignDraft, key: string, cells: Record<string, string>) =>
  writeCells(
    draft,
    (['name', 'kind', 'needed', 'before', 'source', 'note'] as const).flatMap((column) => {
      const text = cells[column]
      return text === undefined ? [] : [{ key, column, text }]
    }),
  )

describe('a campaign while it is written', () => {
  test('says in words what is missing and which cell cannot be read', () => {
    expect(draftProblems(newDraft('dot-moi-1'), units).map(({ text }) => text)).toEqual([
      'Nhập tên đợt.',
      'Nhập đối tượng của đợt.',
      'Nhập ngày bắt đầu.',
      'Nhập ngày kết thúc.',
    ])
    const wrong = write(started, 'd1', { kind: 'trường', needed: '1,5', source: 'gì đó' })
    expect(draftProblems(wrong, units).map(({ at, text }) => [at?.column, text])).toEqual([
      ['name', 'Dòng 1: chưa có tên.'],
      ['needed', 'Dòng 1: “1,5” không phải số nguyên.'],
      ['source', 'Dòng 1: gõ “từ sổ” hoặc để trống.'],
    ])
    expect(campaignOf(wrong, units)).toBeUndefined()
  })

  test('has empty lines to type into; a line cleared of everything is dropped', () => {
    const two = write(write(started, 'd1', { name: 'THCS A', needed: '1.120' }), 'd2', { name: 'THCS B' })
    expect(campaignOf(two, units)?.lines.map(({ key, name, needed }) => [key, name, needed])).toEqual([
      ['d1', 'THCS A', 1120],
      ['d2', 'THCS B', null],
    ])
    expect(two.lines.map(({ kind }) => kind)).toEqual(['Trường học', 'Trường học'])
    expect(shownDraftLines(two).length).toBe(14)
    const one = write(two, 'd1', { name: '', needed: '' })
    expect(campaignOf(one, units)?.lines.map(({ key }) => key)).toEqual(['d2'])
  })

  test('takes communes once, and reads the book only for a line that is one commune', () => {
    const communes = addUnits(addUnits(started, units), units)
    expect(campaignOf(communes, units)?.lines.map(({ unitCode, kind }) => [unitCode, kind])).toEqual([
      ['24490', 'commune'],
      ['24493', 'commune'],
    ])
    const booked = write(started, 'd1', { name: 'Ea Kly', kind: 'xã', source: 'từ sổ' })
    expect(campaignOf(booked, units)?.lines[0]).toMatchObject({ unitCode: '24490', fromBook: true, kind: 'commune' })
    const unknown = write(started, 'd1', { name: 'Ea Phê', source: 'từ sổ' })
    expect(draftProblems(unknown, units).map(({ at }) => at?.column)).toEqual(['source'])
  })

  test('pasted lines that do not say a figure leave the one that was there', () => {
    const one = write(started, 'd1', { name: 'THCS A', needed: '10', before: '4' })
    const pasted = addPasted(one, [{ line: 1, name: 'THCS A', needed: 12, before: null, note: '' }])
    expect(campaignOf(pasted, units)?.lines).toMatchObject([{ needed: 12, before: 4 }])
  })

  test('pasted lines replace figures of lines of the same name and are added otherwise', () => {
    const one = write(started, 'd1', { name: 'THCS Hòa Đông', needed: '10', note: 'cũ' })
    const pasted = addPasted(one, [
      { line: 1, name: 'THCS Hoà Đông', needed: 12, before: 3, note: '' },
      { line: 2, name: 'THCS B', needed: null, before: 0, note: 'mới' },
    ])
    expect(
      campaignOf(pasted, units)?.lines.map(({ key, name, needed, before, note }) => [key, name, needed, before, note]),
    ).toEqual([
      ['d1', 'THCS Hòa Đông', 12, 3, 'cũ'],
      ['d2', 'THCS B', null, 0, 'mới'],
    ])
  })
})
