import type { ReactNode } from 'react'

/** The message of a field of a form, when it is a text. */
export function errorIn(errors: Readonly<Record<string, ReactNode>>, field: string): string | undefined {
  const error = errors[field]
  return typeof error === 'string' ? error : undefined
}
