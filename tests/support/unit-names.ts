import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const rowSchema = z.tuple([z.string(), z.string().nullable(), z.string(), z.string()])
const fileSchema = z.object({
  editions: z.array(
    z.object({
      id: z.string(),
      province: z.array(rowSchema),
      district: z.array(rowSchema).default([]),
      commune: z.array(rowSchema),
    }),
  ),
})

export interface NamedRow {
  readonly code: string
  readonly parentCode: string
  readonly type: string
  readonly name: string
}

export interface NamedEdition {
  readonly id: string
  readonly communes: readonly NamedRow[]
  /** Provinces, districts and communes with their types: `Xã Ea Kly`. */
  readonly allNames: readonly string[]
}

/** The editions of the bundled set of administrative units. */
export function bundledEditions(): NamedEdition[] {
  const path = join(import.meta.dirname, '../../resources/units/units.json')
  const { editions } = fileSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  return editions.map(({ id, province, district, commune }) => ({
    id,
    communes: commune.map(([code, parentCode, type, name]) => ({ code, parentCode: parentCode ?? '', type, name })),
    allNames: [...province, ...district, ...commune].map(([, , type, name]) => `${type} ${name}`),
  }))
}
