/** What is asked about the tables, columns, rows and days of a foreign file. */

type Params = Readonly<Record<string, string | number>>

export const understandingQuestionTexts = {
  'import/ask-column': (params) =>
    params['column'] === ''
      ? `Trang “${text(params, 'sheet')}” có một cột không có tiêu đề. Cột này ghi số gì?`
      : `Cột “${text(params, 'column')}”: ${text(params, 'reason')}. Cột này ghi số gì?`,
  'import/ask-counted': (params) =>
    params['column'] === ''
      ? `Trang “${text(params, 'sheet')}” có hàng ghi số mà không ghi tên chỉ tiêu. Các hàng này ghi số gì?`
      : `“${text(params, 'column')}”: ${text(params, 'reason').replace('tiêu đề không cho biết cột ghi số gì', 'tên này không cho biết đếm gì')}. Các hàng này ghi số gì?`,
  'import/ask-unit': (params) => `“${text(params, 'text')}”: ${text(params, 'reason')}. Đây là đơn vị nào?`,
  'import/ask-table-unit': (params) => `Số liệu trên trang “${text(params, 'sheet')}” là của xã nào?`,
  'import/ask-parts': (params) =>
    `Trang “${text(params, 'sheet')}” ghi theo tổ, thôn (${text(params, 'parts')}). Dòng cộng của các hàng này là số của xã nào?`,
  'import/ask-date': (params) =>
    `Trang “${text(params, 'sheet')}”: ${text(params, 'reason')}. Số liệu là của ngày nào?`,
  'import/ask-date-differs': (params) =>
    `Trang “${text(params, 'sheet')}”: ${text(params, 'reason')}. Số liệu là của ngày nào?`,
  'import/ask-future-date': (params) =>
    `Trang “${text(params, 'sheet')}” ghi ngày ${text(params, 'dates')}, sau hôm nay. Đúng là ngày này không?`,
  'import/ask-swapped': (params) =>
    `Trang “${text(params, 'sheet')}” ghi ngày ${text(params, 'stored')}, cách xa các ngày khác. Có phải máy gửi đã đảo ngày với tháng (${text(params, 'swapped')}) không?`,
  'import/ask-future-rows': (params) =>
    `Trang “${text(params, 'sheet')}” có ${text(params, 'count')} hàng ghi ngày sau hôm nay (${text(params, 'dates')}). Có nhập các hàng này không?`,
  'import/ask-period': (params) =>
    `Cột ${text(params, 'columns')}: tiêu đề không ghi rõ kỳ. Là số phát sinh hay số lũy kế?`,
  'import/ask-days-of-column': (params) =>
    `Cột ${text(params, 'columns')}: bảng ghi ${text(params, 'dates')}. Là số của những ngày nào?`,
  'import/ask-rising': (params) =>
    `Cột ${text(params, 'columns')}: số không giảm qua các ngày, giống số lũy kế. Là số phát sinh hay số lũy kế?`,
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
