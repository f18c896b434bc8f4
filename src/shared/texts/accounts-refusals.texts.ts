import { instantInWords } from '#shared/kernel/instant.ts'
import { passwordProblemTexts } from './password.texts.ts'

type Data = Readonly<Record<string, unknown>>

/** Message of each refusal about people and passwords, by its permanent code. */
export const accountsRefusalTexts = {
  'accounts/weak-password': ({ problems }: Data) =>
    problemTexts(problems).join(' ') || 'Mật khẩu này chưa dùng được. Chọn mật khẩu khác.',
  'accounts/wrong-password': () =>
    'Tên đăng nhập hoặc mật khẩu không đúng. Kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi nhập lại.',
  'accounts/wrong-code': () =>
    'Mã khôi phục không đúng hoặc đã dùng rồi. Xem lại bản in mới nhất, tắt bộ gõ tiếng Việt rồi nhập lại.',
  'accounts/locked-out': ({ until }: Data) =>
    `Nhập sai mật khẩu nhiều lần nên tài khoản tạm khoá${untilText(until)}. Chờ rồi thử lại, hoặc nhờ quản trị đặt lại mật khẩu.`,
  'accounts/login-taken': ({ login }: Data) =>
    `Tên đăng nhập “${words(login)}” đã có người dùng, kể cả người đã nghỉ. Chọn tên khác.`,
  'accounts/name-taken': ({ name }: Data) =>
    `Đã có người tên “${words(name)}”. Thêm cấp bậc hoặc đơn vị vào tên để phân biệt.`,
  'accounts/unknown': ({ login }: Data) => `Không có tài khoản “${words(login)}”. Tải lại danh sách rồi chọn lại.`,
  'accounts/last-administrator': () =>
    'Sổ phải còn ít nhất một người có quyền quản trị. Giao quyền quản trị cho người khác trước.',
  'accounts/already-set': () => 'Sổ đã có tài khoản. Đăng nhập, hoặc nhờ quản trị lập tài khoản.',
  'accounts/solo-mode': () => 'Sổ đang dùng cho một người, chưa có đăng nhập. Lập tài khoản quản trị đầu tiên trước.',
} as const satisfies Record<string, (data: Data) => string>

function problemTexts(problems: unknown): string[] {
  const codes: readonly unknown[] = Array.isArray(problems) ? problems : []
  return Object.entries(passwordProblemTexts)
    .filter(([code]) => codes.includes(code))
    .map(([, text]) => text)
}

function untilText(until: unknown): string {
  return typeof until === 'string' ? ` đến ${instantInWords(until)}` : ''
}

function words(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
