/** What a person reads when there can be no window at all; a store that does not open has screens of its own. */
export function startFailureText(error: unknown, dbPath: string, logsDir: string): string {
  const code = errorCode(error)
  return [
    'Có lỗi khi mở chương trình. Đóng rồi mở lại; nếu vẫn lỗi, cài lại chương trình.',
    'Tệp số liệu được giữ nguyên, không byte nào bị sửa.',
    '',
    `Số liệu: ${dbPath}`,
    `Nhật ký: ${logsDir}`,
    ...(code === undefined ? [] : [`Mã lỗi: ${code}`]),
  ].join('\n')
}

function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}
