/** What a version of a form says otherwise than the one before it, for a person to look at before it is taken in. */
import { formLabel, headerCodes } from './form.rules.ts'
import type { FormHeader, FormLabel } from './reports.schema.ts'
import type { AnyForm } from './table-form.schema.ts'

export interface FormDifferences {
  /** Words that stand there otherwise: of the title, of groups of columns, of columns that stay. */
  readonly relabelled: readonly { readonly before: string; readonly after: string }[]
  /** Labels of columns that stand elsewhere among those that stay. */
  readonly moved: readonly string[]
}

/** Labels are compared as they are printed from the day on which the new version begins. */
export function formDifferences(before: AnyForm, after: AnyForm): FormDifferences {
  const words = (label: FormLabel): string => formLabel(label, after.effectiveFrom)
  const labelOf = new Map(before.columns.map(({ code, label }) => [code, words(label)]))
  const stays = after.columns.filter(({ code }) => labelOf.has(code))
  const pairs = [
    { before: words(before.title), after: words(after.title) },
    ...groupPairs(groupsOf(before).map(words), groupsOf(after).map(words)),
    ...stays.map(({ code, label }) => ({ before: labelOf.get(code) ?? '', after: words(label) })),
  ]
  const codes = new Set(stays.map(({ code }) => code))
  const former = headerCodes(before.header).filter((code) => codes.has(code))
  const now = headerCodes(after.header).filter((code) => codes.has(code))
  const kept = new Set(commonOrder(former, now))
  return {
    relabelled: pairs.filter((pair) => pair.before !== pair.after),
    moved: now
      .filter((code) => !kept.has(code))
      .map((code) => words(after.columns.find((one) => one.code === code)?.label ?? code)),
  }
}

function groupsOf(form: AnyForm): FormLabel[] {
  const labels = (nodes: readonly (string | FormHeader)[]): FormLabel[] =>
    nodes.flatMap((node) => (typeof node === 'string' ? [] : [node.label, ...labels(node.columns)]))
  return labels(form.header)
}

/** Groups that are gone beside those that came, in their order. */
function groupPairs(before: readonly string[], after: readonly string[]): { before: string; after: string }[] {
  const gone = before.filter((label) => !after.includes(label))
  const came = after.filter((label) => !before.includes(label))
  return Array.from({ length: Math.max(gone.length, came.length) }, (_, index) => ({
    before: gone[index] ?? '—',
    after: came[index] ?? '—',
  }))
}

/** The longest run of codes that both have in the same order. */
function commonOrder(before: readonly string[], after: readonly string[]): string[] {
  const place = new Map(before.map((code, index) => [code, index]))
  const runs: string[][] = []
  for (const code of after) {
    const isLater = (run: readonly string[]): boolean => (place.get(run.at(-1) ?? '') ?? -1) < (place.get(code) ?? -1)
    const longest = runs.filter(isLater).reduce<string[]>((best, run) => (run.length > best.length ? run : best), [])
    runs.push([...longest, code])
  }
  return runs.reduce<string[]>((best, run) => (run.length > best.length ? run : best), [])
}
