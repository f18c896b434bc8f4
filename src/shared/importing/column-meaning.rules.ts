import { type ColumnMeaning, columnMeaningSchema } from './understanding.schema.ts'

/** `flow:CC_NEW:ALL`, `level:POP_ELIG`, `assertion:CC_CUM`, `ratio:R_ACT_TGT`, `unit`, `ignored`. */
export function encodeMeaning(meaning: ColumnMeaning): string {
  switch (meaning.kind) {
    case 'flow':
      return `flow:${meaning.indicator}:${meaning.channel}`
    case 'level':
    case 'assertion':
      return `${meaning.kind}:${meaning.indicator}`
    case 'ratio':
      return meaning.ratio === null ? 'ratio' : `ratio:${meaning.ratio}`
    default:
      return meaning.kind
  }
}

/** Null for a text that encodes no meaning. Whether the indicator exists is not asked here. */
export function decodeMeaning(text: string): ColumnMeaning | null {
  const [kind, code, channel, ...rest] = text.split(':')
  if (rest.length > 0) return null
  const candidate = { kind, indicator: code, channel, ratio: code ?? null }
  const meaning = columnMeaningSchema.safeParse(candidate)
  return meaning.success && encodeMeaning(meaning.data) === text ? meaning.data : null
}
