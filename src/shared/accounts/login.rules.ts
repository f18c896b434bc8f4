import { foldDiacritics } from '#shared/kernel/vietnamese-text.ts'
import { loginSchema } from './accounts.schema.ts'

/** A login as offices make them, given name and initials of the rest: Nguyễn Văn An → annv. Empty when the name gives none. */
export function suggestLogin(name: string): string {
  const words = foldDiacritics(name)
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
  const given = words.at(-1) ?? ''
  const initials = words.slice(0, -1).map((word) => word.charAt(0))
  const login = `${given}${initials.join('')}`.slice(0, 32)
  return loginSchema.safeParse(login).success ? login : ''
}
