import type { SessionGroup } from './sessions.schema.ts'

/** Whom a session is held for, as screens and forms say it. */
export const sessionGroupTexts: Readonly<Record<SessionGroup, string>> = {
  pupils: 'Học sinh',
  officials: 'Cán bộ, công chức, viên chức',
  elderly: 'Người già',
  disabled: 'Người khuyết tật',
  workers: 'Công nhân',
  residents: 'Nhân dân địa bàn',
  inmates: 'Người bị giam giữ, chấp hành án',
  other: 'Khác',
}
