import { expect, it } from 'vitest'
import type { EntryContent } from '#shared/audit/audit.schema.ts'
import { entryLines } from '#shared/texts/audit.texts.ts'

const empty: EntryContent = {
  source: '',
  document: '',
  figures: undefined,
  dayEvents: [],
  happenings: [],
  settings: [],
  units: [],
  targets: 0,
  notes: [],
}

const lineOf = (kind: string, subject: string, details: object = {}): string[] =>
  entryLines({ ...empty, happenings: [{ kind, subject, details: JSON.stringify(details) }] })

it('a day is told as people write it', () => {
  expect(lineOf('day-restored', '2023-04-15')).toEqual(['Trả số liệu về như trước: ngày 15/04/2023'])
})

it('roles are told by their names, and an account that is no longer used as such', () => {
  const roles = 'officer, administrator'
  expect(lineOf('account-created', 'annv', { roles })).toEqual(['Lập tài khoản annv (Nhập liệu, Quản trị)'])
  expect(lineOf('account-changed', 'annv', { roles, isActive: true })).toEqual([
    'Sửa tài khoản annv (Nhập liệu, Quản trị)',
  ])
  expect(lineOf('account-changed', 'annv', { roles, isActive: false })).toEqual([
    'Cho thôi dùng tài khoản annv (Nhập liệu, Quản trị)',
  ])
})

it('a failed sign-in says whether it was with a password or a code, and of whom', () => {
  expect(lineOf('sign-in-failed', 'annv', { by: 'password' })).toEqual(['Đăng nhập không được: annv'])
  expect(lineOf('sign-in-failed', 'annv', { by: 'code' })).toEqual(['Mã khôi phục sai: annv'])
  expect(lineOf('sign-in-failed', '?', { by: 'password' })).toEqual(['Đăng nhập không được: tên không có trong sổ'])
})
