const vietnamOffsetMs = 7 * 3_600_000

/** An instant in Vietnam's time, for names of files: `2023-04-15-164207`. */
export function fileStamp(instant: string): string {
  const local = new Date(Date.parse(instant) + vietnamOffsetMs).toISOString()
  return `${local.slice(0, 10)}-${local.slice(11, 19).replaceAll(':', '')}`
}

/** The instant a name tells, from its day and its `HHMMSS`. */
export function instantOfStamp(on: string, time: string): string {
  const clock = `${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4, 6)}`
  return new Date(Date.parse(`${on}T${clock}.000Z`) - vietnamOffsetMs).toISOString()
}
