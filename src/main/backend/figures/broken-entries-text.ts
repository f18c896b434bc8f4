/** Numbers of the entries of a chain that do not fit, by what is wrong with them. */
export interface BrokenEntries {
  readonly missing: number[]
  readonly detached: number[]
  readonly altered: number[]
}

const numbersNamed = 5

/** What is wrong with a chain, a sentence for each kind: where, and what to do. */
export function brokenEntriesText({ missing, detached, altered }: BrokenEntries): string[] {
  return [
    ...sentence(
      missing,
      (numbers) => `Thiếu lần ghi số ${numbers}: đã bị xoá khỏi tệp sổ. Khôi phục từ bản sao lưu còn đủ.`,
    ),
    ...sentence(
      detached,
      (numbers) =>
        `Lần ghi số ${numbers} không nối tiếp lần ghi trước nó: thứ tự đã bị đổi. Khôi phục từ bản sao lưu mới nhất.`,
    ),
    ...sentence(
      altered,
      (numbers) =>
        `Lần ghi số ${numbers} đã bị sửa ngoài chương trình. Đối chiếu với báo cáo đã gửi, rồi khôi phục từ bản sao lưu mới nhất.`,
    ),
  ]
}

function sentence(numbers: readonly number[], say: (text: string) => string): string[] {
  if (numbers.length === 0) return []
  const named = numbers.slice(0, numbersNamed).join(', ')
  const rest = numbers.length - numbersNamed
  return [say(rest > 0 ? `${named} và ${rest} lần nữa` : named)]
}
