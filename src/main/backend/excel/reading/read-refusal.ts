import { DomainError } from '#backend/rpc/domain-error.ts'
import type { ReadRefusalCode } from '#shared/importing/plain-workbook.schema.ts'

/** What a refused file turned out to be, where it is known: the message names it. */
export type ForeignKind =
  | 'pdf'
  | 'image'
  | 'word'
  | 'powerpoint'
  | 'archive'
  | 'program'
  | 'web-archive'
  | 'binary-workbook'
  | 'old-workbook'
  | 'unknown'

/** A file, or a part of it, that is not read. `data` names what was found, never what is in the cells. */
export function readRefusal(
  code: ReadRefusalCode,
  data: { readonly kind?: ForeignKind; readonly part?: string } = {},
): DomainError {
  return new DomainError(code, data)
}
