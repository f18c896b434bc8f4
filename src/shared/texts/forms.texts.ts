import { formatDate, parseLocalDate } from '#shared/kernel/local-date.ts'

type Data = Readonly<Record<string, unknown>>

/** What is said when a form's file is not taken, by permanent code. */
export const formRefusalTexts = {
  'reports/form-refused': (data) =>
    `Không nhận tệp mẫu biểu: ${Array.isArray(data['problems']) ? data['problems'].length : 0} chỗ chưa đúng. Sửa các chỗ được nêu rồi nhập lại.`,
  'reports/form-in-use': (data) =>
    `${text(data['form'], 'Mẫu này')} phiên bản ${text(data['version'], 'đó')} là mẫu của phần mềm, đã dùng để xuất biểu hoặc đã có phiên bản sau, nên giữ lại.`,
} as const satisfies Record<string, (data: Data) => string>

/** What was done to forms, as the audit's reader is told. */
export const formEventTexts = {
  'form-changed': (form, { what, version, from, hash }) => {
    const day = typeof from === 'string' ? parseLocalDate(from) : null
    const done = what === 'withdrawn' ? 'Bỏ' : 'Nhận'
    const since = day === null ? '' : `, áp dụng từ ${formatDate(day)}`
    return `${done} mẫu ${form} phiên bản ${String(version)}${since} (SHA-256 ${String(hash).slice(0, 16)}…)`
  },
} as const satisfies Record<string, (subject: string, details: Data) => string>

function text(value: unknown, otherwise: string): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : otherwise
}
