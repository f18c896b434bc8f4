import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { saveFile } from '#backend/excel/save-file.ts'
import type { Output, ParsedInput } from '#shared/contract/contract.ts'
import { receiptName, receiptText } from '#shared/texts/receipt.texts.ts'
import type { Clock } from '../backend-ports.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { UnitsService } from '../units/units.service.ts'
import type { ProvinceUnit } from './province-unit.service.ts'
import type { SubmissionsService } from './submissions.service.ts'
import type { SubmissionsRepo } from './submissions.repo.ts'

interface Parts {
  readonly repo: Pick<SubmissionsRepo, 'find'>
  readonly submissions: Pick<SubmissionsService, 'ofBatch'>
  readonly province: ProvinceUnit
  readonly units: Pick<UnitsService, 'byCode'>
  readonly clock: Clock
  readonly bytesOf: (fileId: number) => Uint8Array | undefined
  /** Where receipts go that cannot lie beside the files. */
  readonly receiptsFolder: string
}

const BYTE_ORDER_MARK = '\uFEFF'

export type SubmissionsFiles = ReturnType<typeof createSubmissionsFiles>

/** Files that go out again: receipts, and what units sent as it came. */
export function createSubmissionsFiles(parts: Parts) {
  const { repo, submissions, province, units, clock, bytesOf, receiptsFolder } = parts
  return {
    /** Without a folder the receipt lies beside the store. */
    async saveReceipt(
      { batch, folder, unverified }: ParsedInput<'province.saveReceipt'>,
      author: string,
    ): Promise<Output<'province.saveReceipt'>> {
      const { unit } = province.require()
      const received = submissions.ofBatch(batch)
      const [first] = received
      if (first === undefined && unverified.length === 0) throw new DomainError('province/unknown-batch', { batch })
      const known = units.byCode()
      const receivedAt = first?.receivedAt ?? clock.instant()
      const text = receiptText({
        province: unit.name,
        batch,
        receivedAt,
        receivedBy: first?.receivedBy ?? author,
        submissions: received,
        unverified,
        nameOf: (code) => known.get(code)?.name ?? code,
      })
      if (folder === null) await mkdir(receiptsFolder, { recursive: true }).catch(() => undefined)
      const path = join(folder ?? receiptsFolder, receiptName({ receivedAt, batch }))
      await saveFile(path, new TextEncoder().encode(BYTE_ORDER_MARK + text))
      return { path, text }
    },
    /** What a unit sent, byte for byte. */
    async saveSubmissionFile({
      id,
      path,
    }: ParsedInput<'province.saveSubmissionFile'>): Promise<Output<'province.saveSubmissionFile'>> {
      province.require()
      const row = repo.find(id)
      if (row === undefined) throw new DomainError('province/unknown-submission', { id })
      const bytes = row.fileId === null ? undefined : bytesOf(row.fileId)
      if (bytes === undefined) throw new DomainError('province/no-copy', { id })
      await saveFile(path, bytes)
      return { path }
    },
  }
}

/** The folder of receipts of a store. */
export function receiptsFolderOf(dbPath: string): string {
  return join(dirname(dbPath), 'bien-nhan')
}
