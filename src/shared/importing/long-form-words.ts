/** What the columns of a table of single figures are called, where their words mean nothing in other headers. */
import { nameKey } from '#shared/kernel/vietnamese-text.ts'

const texts = keysOf(
  'chỉ tiêu | tên chỉ tiêu | chỉ số | nội dung | nội dung công việc | nội dung thực hiện | nội dung báo cáo | tiêu chí | ' +
    'hạng mục | danh mục | loại | loại số liệu | loại hồ sơ | loại việc | công việc | đầu việc | nhiệm vụ | mục | lĩnh vực | nhóm',
)
const numbers = keysOf('sl | giá trị | số | số lượng | số liệu | kết quả')

/** The header of a column of texts that say what is counted. */
export function saysTextsFollow(text: string): boolean {
  return texts.has(nameKey(text))
}

/** The header of a column of numbers, and nothing more than that. */
export function saysNumbersFollow(text: string): boolean {
  return numbers.has(nameKey(text))
}

function keysOf(words: string): ReadonlySet<string> {
  return new Set(words.split('|').map((word) => nameKey(word)))
}
