import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { formProblems } from '#shared/reports/form.rules.ts'
import { type FormDefinition, formDefinitionSchema } from '#shared/reports/reports.schema.ts'

/** The forms that ship with the product, by id. */
export interface FormCatalogue {
  readonly forms: readonly FormDefinition[]
  find(id: string): FormDefinition | undefined
}

/**
 * Reads `forms/*.json` of the resources folder.
 * @throws a plain Error that names the file when one is missing, is no form or contradicts itself
 */
export function loadFormCatalogue(resourcesDir: string): FormCatalogue {
  const folder = join(resourcesDir, 'forms')
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  const forms = files.toSorted().map((name) => readForm(join(folder, name)))
  const byId = new Map(forms.map((form) => [form.id, form]))
  if (byId.size !== forms.length) throw new Error(`${folder} has a form twice`)
  return { forms, find: (id) => byId.get(id) }
}

function readForm(path: string): FormDefinition {
  try {
    const form = formDefinitionSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
    const problems = formProblems(form)
    if (problems.length > 0) throw new Error(problems.join('; '))
    return form
  } catch (cause) {
    throw new Error(`The form cannot be read: ${path}`, { cause })
  }
}
