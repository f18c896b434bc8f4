import type { Role } from '#shared/contract/procedure.ts'

/** What each role is called. */
export const roleNames: Readonly<Record<Role, string>> = {
  officer: 'Nhập liệu',
  commander: 'Chỉ huy',
  administrator: 'Quản trị',
  province: 'Tỉnh',
}
