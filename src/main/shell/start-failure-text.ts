/** Why the store could not be opened, by the code of the error; the same codes createBackend throws. */
const reasons: Readonly<Record<string, string>> = {
  'store/newer': 'Số liệu được ghi bởi phiên bản mới hơn. Hãy cài phiên bản mới của chương trình rồi mở lại.',
  'store/foreign': 'Tệp ở chỗ của số liệu không phải là tệp của chương trình này.',
  'store/damaged': 'Tệp số liệu bị hỏng. Hãy khôi phục từ bản sao lưu gần nhất.',
}

/** What a person reads when the program cannot start. */
export function startFailureText(error: unknown, dbPath: string, logsDir: string): string {
  const code = errorCode(error)
  return [
    (code !== undefined && reasons[code]) || 'Có lỗi khi mở số liệu.',
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
