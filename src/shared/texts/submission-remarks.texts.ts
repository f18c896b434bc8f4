/** What is to be looked at in a sheet that was taken. */
import { formatCount } from '#shared/kernel/numbers.ts'
import type { SubmissionRemark } from '#shared/province/submissions.schema.ts'
import { versionReadingText } from './form-version.texts.ts'
import { day, days, label, shown } from './submission-words.ts'

const remarkTexts: Readonly<Record<string, (params: SubmissionRemark['params'], nameOf: NameOf) => string>> = {
  'mark-lost': ({ mark }) =>
    `Tệp đã được lưu lại bằng phần mềm khác, mất ${marks[String(mark)] ?? 'một phần nhận dạng'}; các phần còn lại khớp.`,
  'other-form-version': (params) => versionReadingText(params),
  'known-form-version': ({ form, version, inForce }) =>
    `Tệp lập theo mẫu ${form} phiên bản ${version}, kỳ này sổ dùng phiên bản ${inForce}; các cột đọc theo phiên bản ${version} mà sổ đang giữ.`,
  'rows-missing': ({ count: rows, names }) => `Biểu không có ${rows} xã của đơn vị: ${names}. Các xã đó để trống.`,
  'rows-added': ({ count: rows, names }) => `Thêm ${rows} hàng riêng của đơn vị vào sổ của tỉnh: ${names}.`,
  'span-compared': ({ days: told, of }) =>
    `Các ngày trong kỳ đã có số theo ngày (${told}/${of} ngày): số cả kỳ chỉ đối chiếu, không ghi.`,
  'span-across': ({ from, to }) =>
    `Số kỳ ${days({ from, to })} đã có trong sổ và chung ngày với kỳ của biểu này: số của biểu không ghi, các cột của kỳ đó không đối chiếu được.`,
  'span-differs': (params, nameOf) =>
    `${nameOf(String(params['unit']))}, ${label(params['indicator'])} (ô ${params['cell']}): biểu ghi ${shown(params['sheet'])}, cộng các ngày được ${shown(params['book'])}.`,
  'cumulative-differs': (params, nameOf) =>
    `${nameOf(String(params['unit']))}, ${label(params['indicator'])} (ô ${params['cell']}): biểu ghi ${shown(params['sheet'])}, sổ của tỉnh tính ${shown(params['book'])} = ${shown(params['previous'])} kỳ trước + ${shown(params['flow'])} phát sinh.`,
  'opening-set': ({ count: levels, on }) =>
    `Lấy ${formatCount(Number(levels))} số lũy kế trên biểu làm số dư đầu ngày ${day(on)}.`,
  'level-differs': (params, nameOf) =>
    `${nameOf(String(params['unit']))}, ${label(params['indicator'])} ngày ${day(params['on'])}: tệp “${params['file']}” ghi ${shown(params['value'])}, tệp “${params['otherFile']}” ghi ${shown(params['otherValue'])}. Lấy số của tệp xuất sau.`,
  'sequence-restarted': ({ sequence, counted, file, reason }) =>
    `Nhận dù số thứ tự cũ hơn: lần xuất số ${sequence}, lần đã nhận số ${counted} (tệp “${file}”). Lý do: ${reason}.`,
  'read-anew': ({ file, columns }) =>
    `Tệp này đã nhận rồi (tệp “${file}”), nay sổ có mẫu mới nên đọc thêm cột ${quoted(String(columns))}.`,
  'targets-not-set': ({ count: rows }) => `Tỉnh chưa đặt chỉ tiêu cho ${rows} hàng mà biểu có chỉ tiêu.`,
  'target-differs': (params, nameOf) =>
    `${nameOf(String(params['unit']))} (ô ${params['cell']}): chỉ tiêu trên biểu ${shown(params['sheet'])}, tỉnh giao ${shown(params['book'])}.`,
  'chain-went-back': ({ entries, other, file }) =>
    `Sổ của đơn vị đã lùi lại: tệp này xuất khi sổ có ${entries} lần ghi, tệp “${file}” có ${other}. Hỏi đơn vị có khôi phục sổ cũ không.`,
  'previous-missing': ({ form, from, to, sequence }) =>
    `Trước tệp này còn ${form} ${days({ from, to })} số ${sequence} chưa nhận.`,
  'days-missing': ({ days: missing, rows, cells }) =>
    `Chưa nhận BM01 ${missingDaysText(String(missing).split(' '))} (${rows} xã): số trên biểu khác sổ của tỉnh ở ${formatCount(Number(cells))} ô. Nhận biểu còn thiếu trước; sau đó còn lệch mới xem từng ô.`,
  'span-differs-many': ({ rows, cells }) =>
    `Số cả kỳ trên biểu khác tổng các ngày ở ${formatCount(Number(cells))} ô của ${rows} xã. Xem từng ô, hỏi đơn vị số nào đúng.`,
  'cumulative-differs-many': ({ rows, cells }) =>
    `Lũy kế trên biểu khác sổ của tỉnh ở ${formatCount(Number(cells))} ô của ${rows} xã. Xem từng ô, hỏi đơn vị có sửa ngày cũ mà chưa gửi lại không.`,
  'level-differs-many': ({ rows, cells }) =>
    `Hai tệp ghi khác nhau cùng một số dân hoặc số dư ở ${formatCount(Number(cells))} ô của ${rows} xã. Lấy số của tệp xuất sau.`,
  'target-differs-many': ({ rows, cells }) =>
    `Chỉ tiêu trên biểu khác chỉ tiêu tỉnh giao ở ${formatCount(Number(cells))} ô của ${rows} xã.`,
}

const marks: Readonly<Record<string, string>> = {
  sheet: 'trang nhận dạng',
  xml: 'phần nhận dạng XML',
  names: 'các tên nhận dạng',
}

/** Days that are named one by one. */
const MOST_DAYS = 3

/** "ngày 12/04/2023", "ngày 10/04/2023, 11/04/2023", "5 ngày từ 10/04/2023 đến 18/04/2023". */
export function missingDaysText(missing: readonly string[]): string {
  if (missing.length <= MOST_DAYS) return `ngày ${missing.map(day).join(', ')}`
  return `${missing.length} ngày từ ${day(missing[0])} đến ${day(missing.at(-1))}`
}

function quoted(columns: string): string {
  return columns
    .split('\n')
    .map((column) => `“${column}”`)
    .join(', ')
}

type NameOf = (unitCode: string) => string

/** What is said of something to look at in a file that was taken. */
export function submissionRemarkText({ code, params }: SubmissionRemark, nameOf: NameOf = (unit) => unit): string {
  return Object.hasOwn(remarkTexts, code) ? (remarkTexts[code]?.(params, nameOf) ?? code) : code
}
