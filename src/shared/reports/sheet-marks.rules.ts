/** What the marks of an exported file say, from its description: written into the file, and held against it later. */
import type { SheetMeta } from './sheet-model.schema.ts'

/** What every mark says of a sheet as texts, by key. */
export function metaHeadline(meta: SheetMeta): Record<string, string> {
  return {
    product: meta.product,
    schemaVersion: String(meta.schemaVersion),
    formId: meta.formId,
    formVersion: String(meta.formVersion),
    unitCode: meta.unitCode,
    unitName: meta.unitName,
    periodKind: meta.period.kind,
    periodFrom: meta.period.from,
    periodTo: meta.period.to,
    policy: meta.policy,
    decimals: String(meta.decimals),
    sequence: String(meta.sequence),
    appVersion: meta.appVersion,
    exportedAt: meta.exportedAt,
    valuesHash: meta.valuesHash,
    ...(meta.chain === undefined ? {} : { chainEntries: String(meta.chain.entries), chainHead: meta.chain.head }),
    ...(meta.previous === undefined ? {} : { previous: previousText(meta.previous) }),
    ...(meta.checkCode === undefined ? {} : { checkCode: meta.checkCode }),
    ...(meta.controls === undefined ? {} : { controlRows: String(meta.controls.rows) }),
  }
}

/** Defined names that hold a text constant each, e.g. `SCC_PERIOD` = `month/2023-04-01/2023-04-30`. */
export function metaNames(meta: SheetMeta): { name: string; text: string }[] {
  const { period } = meta
  return [
    { name: 'SCC_PRODUCT', text: `${meta.product}/${meta.schemaVersion}` },
    { name: 'SCC_FORM', text: meta.formId },
    { name: 'SCC_FORM_VERSION', text: String(meta.formVersion) },
    { name: 'SCC_UNIT', text: meta.unitCode },
    { name: 'SCC_PERIOD', text: `${period.kind}/${period.from}/${period.to}` },
    { name: 'SCC_SEQUENCE', text: String(meta.sequence) },
    { name: 'SCC_HASH', text: meta.valuesHash },
    ...(meta.chain === undefined ? [] : [{ name: 'SCC_CHAIN', text: `${meta.chain.entries}/${meta.chain.head}` }]),
    ...(meta.previous === undefined ? [] : [{ name: 'SCC_PREVIOUS', text: previousText(meta.previous) }]),
    ...(meta.checkCode === undefined ? [] : [{ name: 'SCC_CHECK_CODE', text: meta.checkCode }]),
    ...(meta.controls === undefined ? [] : controlNames(meta.controls)),
  ]
}

/** `BM01/2023-04-13/2023-04-13/1/<hash>`; `none` for the first export of a form. */
function previousText(previous: NonNullable<SheetMeta['previous']> | null): string {
  if (previous === null) return 'none'
  const { form, from, to, sequence, valuesHash } = previous
  return [form, from, to, sequence, valuesHash].join('/')
}

/** A text constant holds 255 characters, so each total has a name of its own. */
function controlNames({ rows, totals }: NonNullable<SheetMeta['controls']>): { name: string; text: string }[] {
  return [
    { name: 'SCC_ROWS', text: String(rows) },
    ...Object.entries(totals).map(([code, total]) => ({ name: `SCC_TOTAL_${code}`, text: String(total) })),
  ]
}
