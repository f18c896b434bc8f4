const vietnamOffsetMs = 7 * 3_600_000

/** An instant in Vietnam's time, for names of files: `2023-04-15-164207`. */
export function fileStamp(instant: string): string {
  const local = new Date(Date.parse(instant) + vietnamOffsetMs).toISOString()
  return `${local.slice(0, 10)}-${local.slice(11, 19).replaceAll(':', '')}`
}
