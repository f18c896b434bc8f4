import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { type PrintedIssue, printedError, Refusal } from './refusal.ts'

const reasons: Readonly<Record<string, string>> = {
  EISDIR: 'đây là thư mục, không phải tệp',
  ENOTDIR: 'một phần của đường dẫn là tệp, không phải thư mục',
  EEXIST: 'đây là tệp, không phải thư mục',
  ENOENT: 'không tìm thấy',
  EACCES: 'không được phép đọc hoặc ghi',
  EPERM: 'không được phép đọc hoặc ghi',
  EROFS: 'ổ đĩa chỉ cho đọc',
  ENOSPC: 'ổ đĩa đầy',
}

/** What the operating system said of a path given on the command line, in words; null for any other error. */
export function fileTrouble(error: unknown): PrintedIssue | null {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return null
  const reason = reasons[String(error.code)]
  if (reason === undefined) return null
  const path = 'path' in error && typeof error.path === 'string' ? error.path : 'tệp hoặc thư mục đã nêu'
  return printedError('file/not-usable', `Không dùng được ${path}: ${reason}. Kiểm tra lại đường dẫn.`)
}

/** A file is written only into a folder that is there. Throws a Refusal that names it. */
export function requireFolderOf(path: string): void {
  const folder = dirname(path)
  if (!existsSync(folder))
    throw new Refusal([
      printedError('file/folder-missing', `không có thư mục ${folder}. Tạo thư mục đó, hoặc chọn nơi ghi khác.`),
    ])
}
