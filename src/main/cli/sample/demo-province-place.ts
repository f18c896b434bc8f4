import type { Output } from '#shared/contract/contract.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import type { Book } from '../open-book.ts'
import { printedError, Refusal } from '../refusal.ts'
import type { DemoDistrict } from './demo-district.ts'

export interface DemoProvince {
  readonly province: Output<'units.listProvinces'>[number]
  readonly districts: readonly DemoDistrict[]
}

/**
 * A real province with at least so many districts: the one with the fewest, the lowest code. Its first districts are
 * taken, of each the first communes, in Vietnamese order. Throws a Refusal above the largest province of the country.
 */
export async function findDemoProvince(
  book: Book,
  { districts: wanted, communes: most }: { readonly districts: number; readonly communes: number },
  on: LocalDate,
): Promise<DemoProvince> {
  const provinces = await book.call('units.listProvinces', { on })
  const found = await Promise.all(provinces.map((province) => districtsWithCommunes(book, province, on)))
  const largest = Math.max(...found.map((one) => one.districts.length))
  const [best] = found
    .filter((one) => one.districts.length >= wanted)
    .toSorted((a, b) => a.districts.length - b.districts.length || (a.province.code < b.province.code ? -1 : 1))
  if (best === undefined) {
    const message = `không có tỉnh nào có ${wanted} đơn vị cấp huyện; nhiều nhất là ${largest}`
    throw new Refusal([printedError('demo/too-many-districts', message)])
  }
  return {
    province: best.province,
    districts: best.districts.slice(0, wanted).map((one) => ({ ...one, communes: one.communes.slice(0, most) })),
  }
}

async function districtsWithCommunes(
  book: Book,
  province: DemoProvince['province'],
  on: LocalDate,
): Promise<DemoProvince> {
  const [districts, communes] = await Promise.all([
    book.call('units.listChildren', { code: province.code, on, kind: 'district' }),
    book.call('units.listChildren', { code: province.code, on, kind: 'commune' }),
  ])
  const below = Map.groupBy(communes, (one) => one.parentCode)
  return {
    province,
    districts: districts
      .map((district) => ({ province, district, communes: below.get(district.code) ?? [] }))
      .filter((one) => one.communes.length > 0),
  }
}
