import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { formProblems } from '#shared/reports/form.rules.ts'
import { formDefinitionSchema } from '#shared/reports/reports.schema.ts'
import { tableFormProblems } from '#shared/reports/table-form.rules.ts'
import { type AnyForm, tableFormSchema } from '#shared/reports/table-form.schema.ts'

/** The forms that ship with the product, each in every version that was ever in force. */
export interface FormCatalogue {
  /** Each form in the version for sheets made on a day, by id. */
  inForce(on: string): AnyForm[]
  /** The version for sheets made on a day: the newest that had begun, the first one before any had. */
  find(id: string, on: string): AnyForm | undefined
  /** Every version of every form, oldest first. */
  all(): readonly AnyForm[]
  /** The version a sheet was made with. */
  version(id: string, version: number): AnyForm | undefined
}

/**
 * Reads `forms/*.json` of the resources folder: one file a version, `BM01.json`, `BM01-v2.json`.
 * @throws a plain Error that names the file when one is missing, is no form or contradicts itself
 */
export function loadFormCatalogue(resourcesDir: string): FormCatalogue {
  const folder = join(resourcesDir, 'forms')
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  const read = files.toSorted().map((name) => readForm(join(folder, name)))
  if (new Set(read.map(({ id, version }) => `${id} ${version}`)).size !== read.length)
    throw new Error(`${folder} has a version of a form twice`)
  return catalogueOf(read)
}

/** The catalogue of some versions of forms, each there once. */
export function catalogueOf(given: readonly AnyForm[]): FormCatalogue {
  const forms = given.toSorted((a, b) => a.version - b.version)
  const versions = Map.groupBy(forms, (form) => form.id)
  const find = (id: string, on: string): AnyForm | undefined =>
    versions.get(id)?.findLast((form) => form.effectiveFrom <= on) ?? versions.get(id)?.[0]
  return {
    inForce: (on) => [...versions.keys()].toSorted().flatMap((id) => find(id, on) ?? []),
    find,
    all: () => forms,
    version: (id, version) => versions.get(id)?.find((form) => form.version === version),
  }
}

function readForm(path: string): AnyForm {
  try {
    const data: unknown = JSON.parse(readFileSync(path, 'utf8'))
    const hasOtherRows = typeof data === 'object' && data !== null && 'rows' in data
    const { form, problems } = hasOtherRows ? readTableForm(data) : readUnitForm(data)
    if (problems.length > 0) throw new Error(problems.join('; '))
    return form
  } catch (cause) {
    throw new Error(`The form cannot be read: ${path}`, { cause })
  }
}

function readUnitForm(data: unknown): { form: AnyForm; problems: string[] } {
  const form = formDefinitionSchema.parse(data)
  return { form, problems: formProblems(form) }
}

function readTableForm(data: unknown): { form: AnyForm; problems: string[] } {
  const form = tableFormSchema.parse(data)
  return { form, problems: tableFormProblems(form) }
}
