import { createHash } from 'node:crypto'
import { saveFile } from '#backend/excel/save-file.ts'
import type { Output, ParsedInput } from '#shared/contract/contract.ts'
import { declaredChanges, readFormFile, writeFormFile } from '#shared/reports/form-package.rules.ts'
import { type FormDifferences, formDifferences } from '#shared/reports/form-differences.rules.ts'
import { formLabel } from '#shared/reports/form.rules.ts'
import type { AnyForm } from '#shared/reports/table-form.schema.ts'
import type { Clock } from '../backend-ports.ts'
import type { LedgerService } from '../figures/ledger.service.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { FormCatalogue } from './form-catalogue.ts'
import type { ReportsRepo } from './reports.repo.ts'
import { formKey, formKind } from './store-forms.ts'

type Listed = Output<'reports.listFormVersions'>[number]

interface Parts {
  /** The forms of the store. */
  readonly forms: FormCatalogue
  readonly builtIn: FormCatalogue
  readonly repo: Pick<ReportsRepo, 'hasExports'>
  readonly ledger: Pick<LedgerService, 'findRepeated' | 'append' | 'now'>
  readonly transaction: <T>(run: () => T) => T
  readonly clock: Clock
}

export type FormsService = ReturnType<typeof createFormsService>

/** Forms as files: listed, written out, looked at, taken in and taken back. */
export function createFormsService({ forms, builtIn, repo, ledger, transaction, clock }: Parts) {
  const isBuiltIn = ({ id, version }: AnyForm): boolean => builtIn.version(id, version) !== undefined
  const mayWithdraw = (form: AnyForm): boolean =>
    !isBuiltIn(form) &&
    !repo.hasExports(form.id, form.version) &&
    !forms.all().some(({ id, version }) => id === form.id && version > form.version)

  function listed(form: AnyForm): Listed {
    const { id, version, name, effectiveFrom, columns, changes } = form
    return {
      id,
      version,
      name,
      effectiveFrom,
      origin: isBuiltIn(form) ? 'built-in' : 'imported',
      isInForce: forms.find(id, clock.today())?.version === version,
      canWithdraw: mayWithdraw(form),
      columns: columns.length,
      changes,
      hash: sha256(writeFormFile(form)),
    }
  }

  function requireForm(id: string, version: number | undefined): AnyForm {
    const form = version === undefined ? forms.find(id, clock.today()) : forms.version(id, version)
    if (form === undefined) throw new DomainError('reports/unknown-form', { form: id })
    return form
  }

  return {
    listFormVersions: (): Output<'reports.listFormVersions'> =>
      forms
        .all()
        .toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : b.version - a.version))
        .map((form) => listed(form)),
    async exportForm({
      form: id,
      version,
      path,
    }: ParsedInput<'reports.exportForm'>): Promise<Output<'reports.exportForm'>> {
      const text = writeFormFile(requireForm(id, version))
      await saveFile(path, new TextEncoder().encode(text))
      return { path, hash: sha256(text) }
    },
    previewForm({ text }: ParsedInput<'reports.previewForm'>): Output<'reports.previewForm'> {
      const reading = readFormFile(text, forms.all())
      if (!reading.ok) return { ...nothingChanged, problems: reading.problems, form: null, isKnown: false }
      const { form } = reading
      const { id, version, name, effectiveFrom, columns } = form
      const before = forms.version(id, version - 1)
      const { added, removed, renamed } = declaredChanges(form)
      return {
        problems: [],
        form: { id, version, name, effectiveFrom, columns: columns.length },
        added: added.map((code) => columnName(form, code)),
        removed: removed.map((code) => columnName(before, code)),
        renamed: Object.entries(renamed).map(([old, now]) => ({
          before: columnName(before, old),
          after: columnName(form, now),
        })),
        ...(before === undefined ? { relabelled: [], moved: [] } : mutable(formDifferences(before, form))),
        isKnown: forms.version(id, version) !== undefined,
      }
    },
    addForm(input: ParsedInput<'reports.addForm'>, author: string): Output<'reports.addForm'> {
      const head = {
        clientId: input.clientId,
        author,
        source: 'settings',
        document: '',
        request: JSON.stringify(input),
      }
      return transaction(() => {
        const reading = readFormFile(input.text, forms.all())
        if (!reading.ok) throw new DomainError('reports/form-refused', { problems: reading.problems })
        const { form } = reading
        const told = { form: form.id, version: form.version }
        const repeated = ledger.findRepeated(head)
        if (repeated !== undefined) return { ...told, entryId: repeated.id, changed: 0, savedAt: repeated.recordedAt }
        if (forms.version(form.id, form.version) !== undefined)
          return { ...told, entryId: null, changed: 0, savedAt: ledger.now() }
        const { entryId, recordedAt } = ledger.append(head, {
          records: [{ kind: formKind, key: formKey(form), value: JSON.stringify(form) }],
          auditEvents: [eventOf(form, 'added')],
        })
        return { ...told, entryId, changed: 1, savedAt: recordedAt }
      })
    },
    withdrawForm(input: ParsedInput<'reports.withdrawForm'>, author: string): Output<'reports.withdrawForm'> {
      const head = {
        clientId: input.clientId,
        author,
        source: 'settings',
        document: '',
        request: JSON.stringify(input),
      }
      return transaction(() => {
        const repeated = ledger.findRepeated(head)
        if (repeated !== undefined) return { entryId: repeated.id, changed: 0, savedAt: repeated.recordedAt }
        const form = requireForm(input.form, input.version)
        if (!mayWithdraw(form)) throw new DomainError('reports/form-in-use', { form: form.id, version: form.version })
        const { entryId, recordedAt } = ledger.append(head, {
          records: [{ kind: formKind, key: formKey(form), value: null }],
          auditEvents: [eventOf(form, 'withdrawn')],
        })
        return { entryId, changed: 1, savedAt: recordedAt }
      })
    },
  }
}

const nothingChanged = { added: [], removed: [], renamed: [], relabelled: [], moved: [] }

function mutable({ relabelled, moved }: FormDifferences) {
  return { relabelled: [...relabelled], moved: [...moved] }
}

function eventOf(form: AnyForm, what: 'added' | 'withdrawn') {
  const details = { what, version: form.version, from: form.effectiveFrom, hash: sha256(writeFormFile(form)) }
  return { kind: 'form-changed', subject: form.id, details: JSON.stringify(details) }
}

/** The label of a column as its latest words have it, else its code. */
function columnName(form: AnyForm | undefined, code: string): string {
  const column = form?.columns.find((one) => one.code === code)
  return column === undefined ? code : formLabel(column.label, '9999-12-31')
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
