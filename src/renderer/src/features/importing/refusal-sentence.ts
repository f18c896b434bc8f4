import type { ImportHead } from '#shared/importing/importing.schema.ts'
import { refusalText } from '#shared/texts/messages.ts'

/** Why a file was not taken, and what to do; empty for one that was. */
export function refusalSentence({ refusal, name }: ImportHead): string {
  return refusal === null ? '' : refusalText(refusal.code, { name, ...refusal.data })
}
