import type { Output } from '#shared/contract/contract.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import type { Book } from '../open-book.ts'
import { printedError, Refusal } from '../refusal.ts'

type CatalogueUnit = Output<'units.listChildren'>[number]

export interface DemoDistrict {
  readonly province: CatalogueUnit
  readonly district: CatalogueUnit
  readonly communes: readonly CatalogueUnit[]
}

/**
 * A real district with at least so many communes: the smallest that has them, a huyện before the other kinds, the lowest
 * code. Its first communes in Vietnamese order are taken. Throws a Refusal above the largest district of the country.
 */
export async function findDemoDistrict(book: Book, communeCount: number, on: LocalDate): Promise<DemoDistrict> {
  const found: DemoDistrict[] = []
  for (const province of await book.call('units.listProvinces', { on })) {
    const districts = await book.call('units.listChildren', { code: province.code, on, kind: 'district' })
    const communes = await book.call('units.listChildren', { code: province.code, on, kind: 'commune' })
    const byDistrict = Map.groupBy(communes, (commune) => commune.parentCode)
    for (const district of districts) found.push({ province, district, communes: byDistrict.get(district.code) ?? [] })
  }
  const largest = Math.max(...found.map((one) => one.communes.length))
  const [best] = found.filter((one) => one.communes.length >= communeCount).toSorted(comparePlaces)
  if (best === undefined) {
    const message = `không có đơn vị cấp huyện nào có ${communeCount} xã; nhiều nhất là ${largest}`
    throw new Refusal([printedError('demo/too-many-communes', message)])
  }
  return { ...best, communes: best.communes.slice(0, communeCount) }
}

function comparePlaces(a: DemoDistrict, b: DemoDistrict): number {
  const isHuyen = (one: DemoDistrict): number => Number(one.district.name.startsWith('Huyện '))
  return (
    a.communes.length - b.communes.length || isHuyen(b) - isHuyen(a) || (a.district.code < b.district.code ? -1 : 1)
  )
}
