import type { Input } from '#shared/contract/contract.ts'

export type SetupInput = Input<'settings.applySetup'>

/** Three communes of Huyện Krông Pắc: codes and names of the data set. */
export const sampleCommunes = [
  { code: '24490', name: 'Thị trấn Phước An' },
  { code: '24493', name: 'Xã KRông Búk' },
  { code: '24496', name: 'Xã Ea Kly' },
] as const

/** Codes of the two rows that every unit has beside its communes. */
export const unallocatedRow = '654-CPX'
export const outsideRow = '654-NDB'

/** A small district without figures; parts may be given. */
export function sampleSetup(parts: Partial<SetupInput> = {}): SetupInput {
  return {
    preset: 'huyen',
    provinceCode: '66',
    provinceName: 'Tỉnh Đắk Lắk',
    unit: { code: '654', name: 'Huyện Krông Pắc' },
    communes: sampleCommunes.map((commune) => ({ ...commune })),
    extraRows: [],
    startOn: '2023-01-01',
    openings: null,
    populations: null,
    targets: [],
    letterhead: {
      parentBody: 'CÔNG AN TỈNH ĐẮK LẮK',
      issuingBody: 'CÔNG AN HUYỆN KRÔNG PẮC',
      place: 'Krông Pắc',
      numberPattern: 'Số: …/BC-CAH',
      signers: [
        { authority: 'KT.', authorityTitle: 'TRƯỞNG CÔNG AN HUYỆN', title: 'PHÓ TRƯỞNG CÔNG AN HUYỆN', name: '' },
      ],
      recipients: ['Phòng PC06 (để báo cáo)', 'Lưu: VT, QLHC'],
      isInternal: false,
    },
    reporting: { reportHour: '17:00', calendar: 'calendar', policy: 'half-up', decimals: 2 },
    ...parts,
  }
}
