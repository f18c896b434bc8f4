import { readColumns } from '#shared/reports/form-versions.rules.ts'
import { sheetMetaSchema } from '#shared/reports/sheet-model.schema.ts'
import type { PassportFile } from '#shared/province/consolidation.schema.ts'
import type { AnyForm } from '#shared/reports/table-form.schema.ts'
import { fixedChannel } from '#shared/figures/channel.rules.ts'
import type { UnderstandPort } from '../excel/understand-port.ts'
import type { PassportRepo, SentSheet, TracedPosting } from './passport.repo.ts'

interface Parts {
  readonly repo: Pick<PassportRepo, 'bytes'>
  readonly port: Pick<UnderstandPort, 'cells'>
  /** Every version of every form. */
  readonly forms: () => readonly AnyForm[]
}

/** Which figure it is, and the file that brought it in. */
type PostingOrigin = Omit<TracedPosting, 'from' | 'to' | 'value' | 'entryId' | 'at' | 'author' | 'source' | 'document'>

export type PassportFiles = ReturnType<typeof createPassportFiles>

/** The file and cell that a figure came from, and what the cell says. */
export function createPassportFiles({ repo, port, forms }: Parts) {
  /** A sheet of a unit says itself where its figures stand and what they were. */
  function inSubmission(unitCode: string, posting: PostingOrigin): PassportFile | null {
    const { meta: text, submissionName, submissionForm, sequence, indicator, channel } = posting
    if (text === null || submissionName === null || submissionForm === null) return null
    const meta = sheetMetaSchema.parse(JSON.parse(text))
    const wanted = channel === fixedChannel ? 'flow' : 'mobile'
    const codes = readColumns(forms(), meta, meta.period.to).flatMap(({ code, source }) =>
      (source.kind === wanted || source.kind === 'flow') && source.indicator === indicator
        ? [{ code, isWanted: source.kind === wanted }]
        : [],
    )
    const column = codes.find(({ isWanted }) => isWanted) ?? codes[0]
    const [address] =
      Object.entries(meta.cells).find(([, key]) => key.unitCode === unitCode && key.code === column?.code) ?? []
    if (address === undefined) return null
    const value = meta.printed?.values[address]
    return {
      name: submissionName,
      sheet: submissionForm,
      address,
      text: value === undefined || value === null ? null : String(value),
      sequence,
    }
  }

  async function inImport({
    importName: name,
    importHash: hash,
    importOrigin,
    fileId,
    sheet,
    address,
  }: PostingOrigin): Promise<PassportFile | null> {
    if (name === null || sheet === null || address === null) return null
    const place = { name, sheet: String(sheet + 1), address, sequence: null }
    const row = /\d+$/.exec(address)?.[0]
    const bytes = fileId === null ? undefined : repo.bytes(fileId)
    if (hash === null || row === undefined || bytes === undefined) return { ...place, text: null }
    const file = { hash, name, isText: importOrigin === 'paste', bytes: () => bytes }
    const cells = await port.cells(file, sheet, Number(row), 1)
    return { ...place, text: cells.find((cell) => cell.address === address)?.text ?? null }
  }

  return {
    /**
     * Null for a figure that came from no file.
     * @param beside sheets that count for the same days, for a figure of which the file itself was not the last to tell:
     *   one that another form tells too, or that stands since a sheet was withdrawn
     */
    async of(
      unitCode: string,
      posting: PostingOrigin,
      beside: () => readonly SentSheet[],
    ): Promise<PassportFile | null> {
      const own = inSubmission(unitCode, posting) ?? (await inImport(posting))
      if (own !== null || posting.importName !== null) return own
      for (const sheet of beside()) {
        const found = inSubmission(unitCode, { ...posting, ...sheet })
        if (found !== null) return found
      }
      return null
    },
  }
}
