import type { Preset } from '#shared/units/units.schema.ts'
import type { Letterhead, Signer } from './settings.schema.ts'
import type { SetupDraft } from './setup-draft.schema.ts'
import { receivesGroups } from './setup-groups.rules.ts'
import { unitOf } from './setup-rows.rules.ts'

const unitTypes = [
  { prefix: 'Thành phố', title: 'CÔNG AN THÀNH PHỐ', short: 'CATP' },
  { prefix: 'Thị xã', title: 'CÔNG AN THỊ XÃ', short: 'CATX' },
  { prefix: 'Quận', title: 'CÔNG AN QUẬN', short: 'CAQ' },
  { prefix: 'Huyện', title: 'CÔNG AN HUYỆN', short: 'CAH' },
  { prefix: 'Tỉnh', title: 'CÔNG AN TỈNH', short: 'CAT' },
  { prefix: 'Phường', title: 'CÔNG AN PHƯỜNG', short: 'CAP' },
  { prefix: 'Thị trấn', title: 'CÔNG AN THỊ TRẤN', short: 'CATT' },
  { prefix: 'Xã', title: 'CÔNG AN XÃ', short: 'CAX' },
  { prefix: 'Đặc khu', title: 'CÔNG AN ĐẶC KHU', short: 'CAĐK' },
] as const

const registry = 'PHÒNG CẢNH SÁT QLHC VỀ TTXH'

/** 'Huyện Krông Pắc' → 'Krông Pắc'. A name without a type stays whole. */
export function placeName(name: string): string {
  const type = unitTypes.find((one) => name.startsWith(`${one.prefix} `))
  return type === undefined ? name : name.slice(type.prefix.length + 1)
}

function capitals(text: string): string {
  return text.toLocaleUpperCase('vi')
}

function deputyOf(head: string): Signer {
  return { authority: 'KT.', authorityTitle: head, title: `PHÓ ${head}`, name: '' }
}

function letterheadOfUnit(provinceBody: string, unitName: string): Letterhead {
  const type = unitTypes.find((one) => unitName.startsWith(`${one.prefix} `))
  return {
    parentBody: provinceBody,
    issuingBody: unitName === '' ? '' : `CÔNG AN ${capitals(unitName)}`,
    place: placeName(unitName),
    numberPattern: `Số: …/BC-${type?.short ?? 'CA'}`,
    signers: [deputyOf(`TRƯỞNG ${type?.title ?? 'CÔNG AN'}`)],
    recipients: ['Phòng PC06 (để báo cáo)', 'Lưu: VT, QLHC'],
    isInternal: false,
  }
}

/**
 * The head of the sheets as the preset has it (Nghị định 30/2020/NĐ-CP, Phụ lục I): the parent body over the issuing
 * body in capitals, the deputy signing for the head. Names are full names with their type, '' while not chosen.
 */
export function letterheadFor(
  preset: Preset | null,
  { provinceName, unitName, isProvince }: { provinceName: string; unitName: string; isProvince: boolean },
): Letterhead {
  const provinceBody = provinceName === '' ? '' : `CÔNG AN ${capitals(provinceName)}`
  const place = placeName(provinceName)
  if (isProvince) {
    return {
      parentBody: provinceBody,
      issuingBody: registry,
      place,
      numberPattern: 'Số: …/BC-PC06',
      signers: [deputyOf('TRƯỞNG PHÒNG')],
      recipients: ['Cục C06 (để báo cáo)', 'Lưu: VT, PC06'],
      isInternal: false,
    }
  }
  if (preset === 'cum') {
    return {
      parentBody: registry,
      issuingBody: capitals(unitName),
      place,
      numberPattern: 'Số: …/BC-PC06',
      signers: [deputyOf('ĐỘI TRƯỞNG')],
      recipients: ['Phòng PC06 (để báo cáo)', 'Lưu: VT'],
      isInternal: false,
    }
  }
  return letterheadOfUnit(provinceBody, unitName)
}

/** What the preset and the names give, without what a person changed. */
export function suggestedLetterhead(draft: SetupDraft): Letterhead {
  return letterheadFor(draft.preset, {
    provinceName: draft.province?.name ?? '',
    unitName: unitOf(draft)?.name ?? '',
    isProvince: receivesGroups(draft) || (draft.preset === 'hai-cap' && draft.level === 'province'),
  })
}

/** The letterhead that will be applied: the suggestion with a person's changes on top. */
export function letterheadOf(draft: SetupDraft): Letterhead {
  const { letterhead } = draft
  const suggested = suggestedLetterhead(draft)
  return {
    parentBody: letterhead.parentBody ?? suggested.parentBody,
    issuingBody: letterhead.issuingBody ?? suggested.issuingBody,
    place: letterhead.place ?? suggested.place,
    numberPattern: letterhead.numberPattern ?? suggested.numberPattern,
    signers: letterhead.signers ?? suggested.signers,
    recipients: letterhead.recipients ?? suggested.recipients,
    isInternal: letterhead.isInternal ?? suggested.isInternal,
  }
}

/** Without the empty lines that typing leaves among the recipients. */
export function tidyLetterhead(letterhead: Letterhead): Letterhead {
  return { ...letterhead, recipients: letterhead.recipients.filter((line) => line.trim() !== '') }
}

/** What of a letterhead a person changed against the suggestion. */
export function changesToLetterhead(draft: SetupDraft, letterhead: Letterhead): SetupDraft['letterhead'] {
  const suggested: Readonly<Record<string, unknown>> = suggestedLetterhead(draft)
  const changed = Object.entries(letterhead).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(suggested[field]),
  )
  return Object.fromEntries(changed)
}
