import { datesBetween, localDate } from '#shared/kernel/local-date.ts'
import type { Holiday } from '#shared/settings/settings.schema.ts'

/** Days off work as announced for civil servants, first to last; the person at the PC edits the table from here on. */
const spans = [
  ['Quốc khánh', '2022-09-01', '2022-09-02'],
  ['Tết Dương lịch', '2023-01-02', '2023-01-02'],
  ['Tết Nguyên đán', '2023-01-20', '2023-01-26'],
  ['Giỗ Tổ, 30/4 và 1/5', '2023-04-29', '2023-05-03'],
  ['Quốc khánh', '2023-09-01', '2023-09-04'],
  ['Tết Dương lịch', '2024-01-01', '2024-01-01'],
  ['Tết Nguyên đán', '2024-02-08', '2024-02-14'],
  ['Giỗ Tổ Hùng Vương', '2024-04-18', '2024-04-18'],
  ['30/4 và 1/5', '2024-04-29', '2024-05-01'],
  ['Quốc khánh', '2024-09-02', '2024-09-03'],
  ['Tết Dương lịch', '2025-01-01', '2025-01-01'],
  ['Tết Nguyên đán', '2025-01-25', '2025-02-02'],
  ['Giỗ Tổ Hùng Vương', '2025-04-07', '2025-04-07'],
  ['30/4 và 1/5', '2025-04-30', '2025-05-02'],
  ['Quốc khánh', '2025-09-01', '2025-09-02'],
  ['Tết Dương lịch', '2026-01-01', '2026-01-01'],
  ['Tết Nguyên đán', '2026-02-14', '2026-02-22'],
  ['Giỗ Tổ Hùng Vương', '2026-04-27', '2026-04-27'],
  ['30/4 và 1/5', '2026-04-30', '2026-05-01'],
  ['Quốc khánh', '2026-09-01', '2026-09-02'],
] as const

/** The table a new store starts with, 9/2022 to 2026. */
export function knownHolidays(): Holiday[] {
  return spans.flatMap(([name, from, to]) => datesBetween(localDate(from), localDate(to)).map((on) => ({ on, name })))
}
