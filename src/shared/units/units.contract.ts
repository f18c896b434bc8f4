import { z } from 'zod'
import { query } from '#shared/contract/procedure.ts'
import { localDateSchema } from '#shared/kernel/local-date.ts'
import { catalogueUnitSchema, presetSchema, unitCodeSchema, unitSchema } from './units.schema.ts'

export const workspaceSchema = z.object({
  preset: presetSchema,
  unit: unitSchema,
  provinceName: z.string(),
  startOn: localDateSchema,
  /** The figures are invented: every screen and sheet says so. */
  isSample: z.boolean(),
})

export const unitsContract = {
  /** The unit this store belongs to; null before the first-run wizard has been completed. */
  'units.getWorkspace': query({ input: z.object({}), output: workspaceSchema.nullable() }),
  /** Rows of the unit that are valid on a day, in printed order: communes, extra rows, Chưa phân xã, Ngoài địa bàn. */
  'units.listRows': query({
    input: z.object({
      on: localDateSchema,
      /** Only the rows of one unit of the book: a district of a province. */
      within: unitCodeSchema.optional(),
    }),
    output: z.array(unitSchema),
    errors: { 'units/not-configured': z.object({}), 'units/unknown': z.object({ codes: z.array(z.string()) }) },
  }),
  /**
   * What the unit, or one unit of the book, is shown by one level down: the districts of a province, the rows of a
   * district. Their sum is the unit.
   */
  'units.listParts': query({
    input: z.object({ on: localDateSchema, within: unitCodeSchema.optional() }),
    output: z.array(unitSchema),
    errors: { 'units/not-configured': z.object({}), 'units/unknown': z.object({ codes: z.array(z.string()) }) },
  }),
  /**
   * The units that report to a province on a day, in printed order: its districts or clusters, or the communes directly
   * below it. None in the store of any other unit.
   */
  'units.listReportingUnits': query({ input: z.object({ on: localDateSchema }), output: z.array(unitSchema) }),
  'units.listProvinces': query({ input: z.object({ on: localDateSchema }), output: z.array(catalogueUnitSchema) }),
  /** Districts and communes directly below a unit of the data set; communes of a province when it has no districts. */
  'units.listChildren': query({
    input: z.object({ code: z.string(), on: localDateSchema, kind: z.enum(['district', 'commune']) }),
    output: z.array(catalogueUnitSchema),
  }),
  /** Finds units of the data set by name without diacritics or by code. */
  'units.searchCatalogue': query({
    input: z.object({
      text: z.string().max(100),
      on: localDateSchema,
      withinCode: z.string().optional(),
      limit: z.int().min(1).max(100).default(20),
    }),
    output: z.array(catalogueUnitSchema),
  }),
} as const
