import { formatDate, parseLocalDate } from '#shared/kernel/local-date.ts'

type Data = Readonly<Record<string, unknown>>

/** What is said when a mobile session is not there, not saved or not taken back, by permanent code. */
export const sessionRefusalTexts = {
  'sessions/unknown': () => 'Không có buổi lưu động này: chưa ghi, hoặc đã bỏ.',
  'sessions/changed-since': (data) =>
    `Chưa lưu: buổi này đã được ${textOf(data['author']) || 'người khác'} sửa sau khi mở ra đây. Mở lại buổi rồi sửa tiếp.`,
  'sessions/refused': (data) => `Không lưu buổi lưu động vì có ${listOf(data['issues']).length} chỗ chưa đúng.`,
  'figures/undo-session-changed': (data) =>
    `Chưa hoàn tác: ${listOf(data['sessions']).map(sessionName).join('; ') || 'buổi lưu động'} đã được sửa tiếp sau lần ghi này. Sửa thẳng buổi đó, hoặc hoàn tác lần sửa sau trước.`,
} as const satisfies Record<string, (data: Data) => string>

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function sessionName(value: unknown): string {
  if (typeof value !== 'object' || value === null) return 'buổi lưu động'
  const on = 'on' in value ? parseLocalDate(textOf(value.on)) : null
  const place = 'place' in value ? textOf(value.place) : ''
  return `buổi lưu động${on === null ? '' : ` ngày ${formatDate(on)}`}${place === '' ? '' : ` tại ${place}`}`
}
