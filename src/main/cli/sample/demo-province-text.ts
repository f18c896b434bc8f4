import { formatCount } from '#shared/kernel/numbers.ts'
import { formsJson } from './demo-forms-json.ts'
import type { DemoProvinceResult } from './demo-province.ts'

/** The sample province as the command's JSON tells it. */
export function provinceJson({ forms, ...result }: DemoProvinceResult) {
  return {
    ...result,
    forms: formsJson(forms),
  }
}

/** The same in lines. */
export function provinceText(result: DemoProvinceResult): string[] {
  const { unit, districts, communes, files, accepted, refused, forms, db, verification } = result
  return [
    `SỐ LIỆU MẪU: ${unit.name}, ${districts} huyện, ${communes} xã; các huyện gửi ${files} tệp, tỉnh nhận ${accepted}, không nhận ${refused}.`,
    ...forms.map(({ report, path }) => `${report.form}: ${path}`),
    `Sổ của tỉnh: ${db}`,
    `${verification.ok ? 'Đã kiểm tra, sổ nguyên vẹn' : 'SỔ CÓ CHỖ SAI'}: ${formatCount(verification.revisions)} lần ghi số.`,
  ]
}
