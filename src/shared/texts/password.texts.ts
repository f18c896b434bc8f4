import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH, type PasswordProblem } from '#shared/accounts/password.rules.ts'

/** What is said of a password that may not be used, by the code of the problem. */
export const passwordProblemTexts: Readonly<Record<PasswordProblem, string>> = {
  'too-short': `Mật khẩu quá ngắn: cần ít nhất ${PASSWORD_MIN_LENGTH} ký tự. Ghép vài từ không liên quan với nhau cho dễ nhớ.`,
  'too-long': `Mật khẩu quá dài: nhiều nhất ${PASSWORD_MAX_LENGTH} ký tự. Rút ngắn lại.`,
  common:
    'Mật khẩu này nhiều người dùng nên bị dò trước tiên, thêm số hay dấu vào cuối cũng vậy. Chọn mật khẩu khác, ví dụ ghép vài từ không liên quan với nhau.',
  context: `Mật khẩu dựa vào họ tên, tên đăng nhập, đơn vị, công việc hoặc năm nên dễ đoán. Bỏ những chữ đó đi, hoặc thêm ít nhất ${PASSWORD_MIN_LENGTH} ký tự khác.`,
  repetitive:
    'Mật khẩu lặp lại hoặc theo dãy phím (12345678, abcdefgh, qwertyui) nên dễ đoán. Chọn các chữ không theo dãy.',
  unchanged: 'Mật khẩu mới trùng mật khẩu đang dùng. Chọn mật khẩu khác.',
}
