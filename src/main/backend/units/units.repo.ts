import type { UnitKind } from '#shared/units/units.schema.ts'
import type { Store } from '../db/open-store.ts'

export interface UnitRow {
  readonly id: number
  readonly code: string
  readonly kind: UnitKind
  readonly name: string
  readonly parentId: number | null
  readonly parentCode: string | null
  readonly validFrom: string
  readonly validTo: string | null
  readonly sortOrder: number
}

export interface NewUnit {
  readonly code: string
  readonly kind: UnitKind
  readonly name: string
  readonly parentId: number | null
  readonly validFrom: string
  readonly validTo: string | null
  readonly sortOrder: number
}

export type UnitsRepo = ReturnType<typeof createUnitsRepo>

/** SQL of the units of this store. */
export function createUnitsRepo(db: Store) {
  const all = db.prepare<[], UnitRow>(
    `SELECT u.id, u.code, u.kind, u.name, u.parent_id AS parentId, p.code AS parentCode, u.valid_from_on AS validFrom,
       u.valid_to_on AS validTo, u.sort_order AS sortOrder
     FROM units u LEFT JOIN units p ON p.id = u.parent_id ORDER BY u.sort_order, u.id`,
  )
  const insert = db
    .prepare<[NewUnit], number>(
      `INSERT INTO units (code, kind, name, parent_id, valid_from_on, valid_to_on, sort_order)
       VALUES (:code, :kind, :name, :parentId, :validFrom, :validTo, :sortOrder) RETURNING id`,
    )
    .pluck()
  const update = db.prepare<[Pick<NewUnit, 'kind' | 'name' | 'parentId' | 'sortOrder'> & { id: number }]>(
    'UPDATE units SET kind = :kind, name = :name, parent_id = :parentId, sort_order = :sortOrder WHERE id = :id',
  )
  const redate = db.prepare<[Pick<NewUnit, 'validFrom' | 'validTo'> & { id: number }]>(
    'UPDATE units SET valid_from_on = :validFrom, valid_to_on = :validTo WHERE id = :id',
  )
  const remove = db.prepare<[number]>('DELETE FROM units WHERE id = ?')
  /** Every unit as last read; asked for many times in one answer, written rarely. */
  let known: readonly UnitRow[] | null = null
  /** A transaction wrote units: until there is none, what is read may be rolled back. */
  let isPending = false
  const forget = (): void => {
    known = null
    isPending = db.inTransaction
  }
  return {
    /** In printed order. */
    all(): readonly UnitRow[] {
      if (known !== null) return known
      isPending &&= db.inTransaction
      const found = all.all()
      if (!isPending) known = found
      return found
    },
    insert(unit: NewUnit): number {
      forget()
      const id = insert.get(unit)
      if (id === undefined) throw new Error('a unit was not inserted')
      return id
    },
    /** Gives a unit another kind, name, parent and place in the order; its code is for ever. */
    update(id: number, { kind, name, parentId, sortOrder }: Omit<NewUnit, 'code' | 'validFrom' | 'validTo'>): void {
      forget()
      if (update.run({ id, kind, name, parentId, sortOrder }).changes !== 1) throw new Error(`unit ${id} is gone`)
    },
    /** Gives a unit its first and last day. */
    redate(id: number, { validFrom, validTo }: Pick<NewUnit, 'validFrom' | 'validTo'>): void {
      forget()
      if (redate.run({ id, validFrom, validTo }).changes !== 1) throw new Error(`unit ${id} is gone`)
    },
    /** Takes away a unit that nothing refers to; a foreign key forbids any other. */
    remove(id: number): void {
      forget()
      if (remove.run(id).changes !== 1) throw new Error(`unit ${id} is gone`)
    },
  }
}
