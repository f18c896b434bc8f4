/** What is asked about the tables, columns, rows and days of a foreign file. */

type Params = Readonly<Record<string, string | number>>

export const understandingQuestionTexts = {
  'import/ask-column': (params) =>
    params['column'] === ''
      ? `Trang “${text(params, 'sheet')}” có một cột không có tiêu đề. Cột này ghi số gì?`
      : `Cột “${text(params, 'column')}” ghi số gì? (${text(params, 'reason')})`,
  'import/ask-unit': (params) => `“${text(params, 'text')}” là đơn vị nào? (${text(params, 'reason')})`,
  'import/ask-table-unit': (params) => `Số liệu trên trang “${text(params, 'sheet')}” là của xã nào?`,
  'import/ask-date': (params) =>
    `Số liệu trên trang “${text(params, 'sheet')}” là của ngày nào? (${text(params, 'reason')})`,
  'import/ask-date-differs': (params) =>
    `Trang “${text(params, 'sheet')}” ghi ngày không thống nhất. Số liệu là của ngày nào? (${text(params, 'reason')})`,
  'import/ask-future-date': (params) =>
    `Trang “${text(params, 'sheet')}” ghi ngày ${text(params, 'dates')}, sau hôm nay. Đúng là ngày này không?`,
  'import/ask-swapped': (params) =>
    `Trang “${text(params, 'sheet')}” ghi ngày ${text(params, 'stored')}, cách xa các ngày khác. Có phải máy gửi đã đảo ngày với tháng (${text(params, 'swapped')}) không?`,
  'import/ask-future-rows': (params) =>
    `Trang “${text(params, 'sheet')}” có ${text(params, 'count')} hàng ghi ngày sau hôm nay (${text(params, 'dates')}). Có nhập các hàng này không?`,
  'import/ask-period': (params) => `${text(params, 'columns')}: số phát sinh hay số lũy kế? Tiêu đề không ghi rõ.`,
  'import/ask-days-of-column': (params) =>
    `${text(params, 'columns')}: số của những ngày nào? Bảng ghi ${text(params, 'dates')}.`,
  'import/ask-rising': (params) =>
    `${text(params, 'columns')}: số không giảm qua các ngày, giống số lũy kế. Số phát sinh hay số lũy kế?`,
  'import/ask-hidden-sheet': (params) => `Trang “${text(params, 'sheet')}” bị ẩn và có số liệu. Có nhập không?`,
  'import/ask-hidden-columns': (params) =>
    `Trang “${text(params, 'sheet')}” có ${text(params, 'count')} cột số liệu bị ẩn. Có nhập không?`,
  'import/ask-hidden-rows': (params) =>
    `Trang “${text(params, 'sheet')}” có ${text(params, 'count')} hàng số liệu bị ẩn. Có nhập không?`,
  'import/ask-section': (params) => `Các hàng dưới dòng “${text(params, 'text')}” có đọc như tiêu đề của bảng không?`,
  'import/ask-scale': (params) =>
    `Trang “${text(params, 'sheet')}” ghi “${text(params, 'text')}”. Số trong ô đã làm tròn chưa?`,
  'import/ask-qualifier': (params) =>
    `Cột “${text(params, 'column')}” ghi “${text(params, 'text')}”… ở từng hàng. Số của các hàng này có đúng như tiêu đề cột không?`,
  'import/ask-encoding': (params) => `“${text(params, 'text')}” viết bằng phông chữ cũ. Đọc thế nào là đúng?`,
} as const satisfies Record<string, (params: Params) => string>

function text(params: Params, name: string): string {
  return String(params[name] ?? '…')
}
