import Database from 'better-sqlite3'

/** A sheet as it stands among the submissions of a province's store. */
export interface SentSheet {
  readonly unitCode: string
  readonly from: string
  readonly to?: string
  readonly form?: string
  readonly sequence?: number
  readonly exportedAt: string
  readonly receivedAt?: string
  readonly isEmpty?: boolean
  readonly state?: 'accepted' | 'refused'
}

/** Puts sheets into a store as if they had been received, without their figures: for tests of who sent what and when. */
export function putSheets(dbPath: string, sheets: readonly SentSheet[]): void {
  const db = new Database(dbPath)
  try {
    const insert = db.prepare(
      `INSERT INTO submissions (entry_id, file_hash, file_name, batch, state, refusal, form, form_version, unit_code,
         from_on, to_on, sequence, values_hash, exported_at, is_empty, remarks, received_at, received_by)
       VALUES (1, :hash, :fileName, 'lo-1', :state, :refusal, :form, 1, :unitCode, :from, :to, :sequence, :hash,
         :exportedAt, :isEmpty, '[]', :receivedAt, 'Người nhận')`,
    )
    db.transaction(() => {
      for (const { unitCode, from, to = from, form = 'BM01', sequence = 1, exportedAt, ...rest } of sheets) {
        const { receivedAt = exportedAt, isEmpty = false, state = 'accepted' } = rest
        const refusal = state === 'refused' ? JSON.stringify({ code: 'submission/future', data: {} }) : null
        const fileName = `${form}-${unitCode}-${to}-${sequence}.xlsx`
        const given = { unitCode, from, to, form, sequence, exportedAt, receivedAt, state, refusal, fileName }
        insert.run({ ...given, hash: 'a'.repeat(64), isEmpty: isEmpty ? 1 : 0 })
      }
    })()
  } finally {
    db.close()
  }
}
