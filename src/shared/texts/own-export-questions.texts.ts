/** What is asked about a sheet of this product that came back changed. */

type Params = Readonly<Record<string, string | number>>

export const ownExportQuestionTexts = {
  'import/ask-own-period': (params) =>
    `Biểu xuất ra cho “${text(params, 'was')}” nhưng nay ghi “${text(params, 'now')}”. Số liệu là của ngày nào?`,
  'import/ask-own-column': (params) =>
    `Cột “${text(params, 'was')}” của biểu bị đổi tiêu đề thành “${text(params, 'now')}” và số đã khác. Cột này ghi số gì?`,
  'import/ask-own-sheet': (params) =>
    `Tệp có ${text(params, 'count')} trang giống biểu đã xuất. Nhập số liệu của trang nào?`,
} as const satisfies Record<string, (params: Params) => string>

function text(params: Params, name: string): string {
  return String(params[name] ?? '…')
}
