import { readFileSync } from 'node:fs'
import { z } from 'zod'
import {
  letterheadSchema,
  reportingGroupSchema,
  reportingSchema,
  setupFieldsSchema,
} from '#shared/settings/settings.schema.ts'
import { unitCodeSchema, unitNameSchema } from '#shared/units/units.schema.ts'
import { printedError, Refusal } from './refusal.ts'

/** A commune by its code alone takes its name from the data set. */
const communeSchema = z.union([unitCodeSchema, z.strictObject({ code: unitCodeSchema, name: unitNameSchema })])

/** A district by its code alone comes with all its communes. */
const groupSchema = z.strictObject({
  code: reportingGroupSchema.shape.code,
  name: unitNameSchema.optional(),
  communes: z.array(communeSchema).min(1).max(1000).optional(),
  extraRows: reportingGroupSchema.shape.extraRows.optional(),
})
export type GroupOfFile = z.infer<typeof groupSchema>

/** Any part of a set-up; what is left out is kept as it stands in the store, or filled from the data set. */
const setupFileSchema = z.strictObject({
  ...setupFieldsSchema
    .omit({
      preset: true,
      startOn: true,
      unit: true,
      communes: true,
      groups: true,
      isSample: true,
      letterhead: true,
      reporting: true,
    })
    .partial().shape,
  unit: z.strictObject({ name: unitNameSchema }).optional(),
  communes: z.array(communeSchema).min(1).max(1000).optional(),
  groups: z
    .array(z.union([unitCodeSchema, groupSchema]))
    .max(100)
    .optional(),
  letterhead: z.strictObject(letterheadSchema.partial().shape).optional(),
  reporting: z.strictObject(reportingSchema.partial().shape).optional(),
  isSample: z.boolean().optional(),
})

export type SetupFile = z.infer<typeof setupFileSchema>

export const setupFileHelp = `setup.json cho một phần bất kỳ của thiết lập; phần không cho thì giữ như trong sổ, sổ mới thì lấy từ danh mục đơn vị:
  {
    "communes": ["24490", "24493", {"code": "24496", "name": "Xã Ea Kly"}],   các xã của sổ (mặc định: mọi xã của đơn vị)
    "groups": ["654", {"code": "66.C01", "name": "Cụm Buôn Hồ", "communes": ["24331"]}],   sổ của tỉnh: các huyện, cụm báo cáo lên
    "extraRows": [{"code": "654.R1", "name": "Trại tạm giam"}],
    "openings": {"on": "2023-03-31", "document": "BC 12/BC-CAH",
                 "rows": [{"unitCode": "24490", "figures": {"CC_CUM": 5120, "EID_ACT_CUM": 731}}]},
    "populations": {"on": "2023-03-31", "document": "", "rows": [{"unitCode": "24490", "figures": {"POP_ELIG": 8900}}]},
    "targets": [{"unitCode": "24490", "measure": "ACT", "kind": "cumulative",
                 "needed": {"shareBp": 5500, "denominator": "POP_ELIG"},
                 "from": "2023-01-01", "to": "2023-06-30", "document": "KH 45"}],
    "letterhead": {"place": "Krông Pắc", "numberPattern": "Số: …/BC-CAH"},
    "reporting": {"reportHour": "17:00", "calendar": "calendar", "policy": "trunc", "decimals": 2}
  }
Số dư đầu kỳ (openings) là số ở cuối ngày "on". Mẫu cụm (cum) không có trong danh mục: cần unit.name, provinceCode và
communes. Sổ của tỉnh: --unit là mã tỉnh; mẫu huyện lấy mọi huyện của tỉnh theo danh mục, mẫu cụm cần groups.`

/** Reads setup.json; throws a Refusal that names each wrong field. */
export function readSetupFile(path: string): SetupFile {
  const parsed = setupFileSchema.safeParse(readJson(path))
  if (parsed.success) return parsed.data
  throw new Refusal(
    parsed.error.issues.map((issue) => {
      const field = issue.path.join('.')
      const words = issue.code === 'unrecognized_keys' ? `không có trường ${issue.keys.join(', ')}` : issue.message
      return printedError('setup/field-invalid', `${path}: ${field === '' ? '' : `${field}: `}${words}`, {
        path: field,
      })
    }),
  )
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''))
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    throw new Refusal([
      isMissing
        ? printedError('setup/file-missing', `không có tệp ${path}`)
        : printedError('setup/not-json', `${path}: không đọc được thành JSON`),
    ])
  }
}
