import { emptySetupDraft, type SetupDraft, type UnitRef } from '#shared/settings/setup-draft.schema.ts'
import { tickCommunes } from '#shared/settings/setup-rows.rules.ts'

export const communes: readonly UnitRef[] = [
  { code: '24490', name: 'Thị trấn Phước An' },
  { code: '24496', name: 'Xã Ea Kly' },
  { code: '24499', name: 'Xã Ea Kênh' },
  { code: '24511', name: 'Xã Hòa An' },
]

/** Huyện Krông Pắc with four of its communes and nothing else filled. */
export function districtDraft(): SetupDraft {
  const chosen: SetupDraft = {
    ...emptySetupDraft(),
    preset: 'huyen',
    startOn: '2023-04-01',
    province: { code: '66', name: 'Tỉnh Đắk Lắk' },
    district: { code: '654', name: 'Huyện Krông Pắc' },
  }
  return tickCommunes(chosen, communes)
}
