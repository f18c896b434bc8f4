import type { ReadRefusalCode } from '#shared/importing/plain-workbook.schema.ts'

type Data = Readonly<Record<string, unknown>>

/** What a file that is no workbook turned out to be, and what to do with it. */
const foreignKinds: Readonly<Record<string, string>> = {
  pdf: 'là tệp PDF. Xin người gửi tệp Excel gốc, hoặc gõ số vào Nhập ngày',
  image: 'là tệp ảnh. Xin người gửi tệp Excel gốc, hoặc gõ số vào Nhập ngày',
  word: 'là tệp Word. Mở bằng Word, chép bảng rồi dán vào chương trình, hoặc xin tệp Excel gốc',
  powerpoint: 'là tệp PowerPoint. Xin người gửi tệp Excel gốc',
  archive: 'là tệp nén. Giải nén rồi chọn tệp Excel bên trong',
  program: 'là tệp chương trình, không phải bảng tính. Đừng mở; hỏi lại người gửi',
  'web-archive': 'là trang web lưu lại. Mở bằng Excel, chọn Lưu thành (Save As) loại Excel Workbook (.xlsx)',
  'binary-workbook': 'là loại .xlsb. Mở bằng Excel, chọn Lưu thành (Save As) loại Excel Workbook (.xlsx)',
  'old-workbook': 'do Excel đời rất cũ ghi. Mở bằng Excel, chọn Lưu thành (Save As) loại Excel Workbook (.xlsx)',
}

/** Message of each refusal to read a foreign file, by its permanent code; `file` is its name. */
export const readingRefusalTexts = {
  'read/encrypted': (data) =>
    `${file(data)} có mật khẩu nên không đọc được. Mở bằng Excel, bỏ mật khẩu (Tệp → Thông tin → Bảo vệ sổ làm việc), lưu lại rồi chọn lại; hoặc xin người gửi tệp không có mật khẩu.`,
  'read/wps-et': (data) =>
    `${file(data)} là tệp riêng của WPS (.et). Mở bằng WPS, chọn Lưu thành (Save As) loại .xlsx rồi chọn tệp mới.`,
  'read/lock-file': (data) =>
    `${file(data)} chỉ là dấu báo tệp đang được mở, không có số liệu. Chọn tệp cùng tên không có “~$” ở đầu.`,
  'read/empty-file': (data) =>
    `${file(data)} rỗng (0 byte). Chép hoặc tải lại tệp; vẫn rỗng thì xin người gửi gửi lại.`,
  'read/truncated': (data) =>
    `${file(data)} bị cụt: chép hoặc tải chưa xong. Chép hoặc tải lại; vẫn vậy thì xin người gửi gửi lại.`,
  'read/damaged': (data) =>
    `${file(data)} bị hỏng, không đọc chắc chắn được nên không lấy số nào. Mở bằng Excel, lưu sang tệp mới rồi chọn tệp đó; không mở được thì xin người gửi gửi lại.`,
  'read/not-a-workbook': (data) =>
    `${file(data)} ${foreignKinds[text(data['kind'])] ?? 'không phải bảng tính. Chọn tệp .xlsx, .xls, .ods hoặc .csv'}.`,
  'read/no-cells': (data) => `${file(data)} không có ô nào có nội dung. Xem có chọn nhầm tệp không.`,
  'read/too-large': (data) =>
    `${file(data)} quá lớn so với một bảng số liệu. Chép riêng bảng cần lấy sang tệp mới rồi chọn tệp đó.`,
  'read/hostile': (data) =>
    `${file(data)} được tạo khác thường, có thể gây hại nên không đọc. Đừng mở; hỏi lại người gửi, rồi xin tệp lưu từ Excel.`,
  'read/too-slow': (data) =>
    `${file(data)} đọc quá lâu nên đã dừng, chưa lấy số nào. Mở bằng Excel, chép riêng bảng cần lấy sang tệp mới rồi chọn tệp đó.`,
  'read/out-of-memory': (data) =>
    `${file(data)} cần quá nhiều bộ nhớ nên đã dừng, chưa lấy số nào. Mở bằng Excel, chép riêng bảng cần lấy sang tệp mới rồi chọn tệp đó.`,
} as const satisfies Record<ReadRefusalCode, (data: Data) => string>

function file(data: Data): string {
  const name = text(data['file'])
  return name === '' ? 'Tệp' : `Tệp “${name}”`
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
