import { formDefinitionSchema } from '#shared/reports/reports.schema.ts'
import { type AnyForm, tableFormSchema } from '#shared/reports/table-form.schema.ts'
import type { RecordsRepo } from '../figures/records.repo.ts'
import { catalogueOf, type FormCatalogue } from './form-catalogue.ts'

/** Kind of the ledger's records that imported forms are; their key is form and version, `BM02@2`. */
export const formKind = 'form'

export function formKey({ id, version }: Pick<AnyForm, 'id' | 'version'>): string {
  return `${id}@${version}`
}

/** The forms of one store: those that ship with the product and those the store was given. */
export function createStoreForms(builtIn: FormCatalogue, records: Pick<RecordsRepo, 'list'>): FormCatalogue {
  let known: { stamp: string; catalogue: FormCatalogue } | null = null
  const current = (): FormCatalogue => {
    const rows = records.list(formKind)
    const stamp = rows.map(({ key, entryId }) => `${key} ${entryId}`).join(',')
    if (known?.stamp !== stamp) {
      const own = rows.map(({ value }) => readStoredForm(value))
      known = { stamp, catalogue: own.length === 0 ? builtIn : catalogueOf([...builtIn.all(), ...own]) }
    }
    return known.catalogue
  }
  return {
    inForce: (on) => current().inForce(on),
    find: (id, on) => current().find(id, on),
    all: () => current().all(),
    version: (id, version) => current().version(id, version),
  }
}

function readStoredForm(value: string): AnyForm {
  const data: unknown = JSON.parse(value)
  const hasOtherRows = typeof data === 'object' && data !== null && 'rows' in data
  return hasOtherRows ? tableFormSchema.parse(data) : formDefinitionSchema.parse(data)
}
