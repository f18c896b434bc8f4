/** What is said of a sheet that was made with another version of a form than the store's. */

type Params = Readonly<Record<string, unknown>>

/** How its columns are read; the parameters are those of `readingParams`. */
export function versionReadingText(params: Params): string {
  const { form, version, own } = params
  const which =
    version === own ? `sổ này có phiên bản ${text(own)} với nội dung khác` : `sổ này dùng phiên bản ${text(own)}`
  const readAs = lines(params['readAs']).map((line) => {
    const [label = '', as = ''] = line.split('\t')
    return `cột “${label}” đọc là “${as}”`
  })
  const parts = [
    ...readAs,
    ...columns(params['notRead'], 'không có trong phiên bản này và không được đọc'),
    ...columns(params['absent'], 'của phiên bản này không có trong tệp, sổ để nguyên'),
  ]
  const how = parts.length === 0 ? 'các cột đọc như nhau' : parts.join('; ')
  return `Tệp lập theo mẫu ${text(form)} phiên bản ${text(version)}, ${which}: ${how}.`
}

/** What to take in before it can be read: parameters `form`, `version`, `own`, `missing`. */
export function unknownVersionText(params: Params): string {
  const { form, version, own, missing } = params
  const files = missing === version ? `phiên bản ${text(version)}` : `phiên bản ${text(missing)} đến ${text(version)}`
  return `Tệp lập theo mẫu ${text(form)} phiên bản ${text(version)}, sổ này dùng phiên bản ${text(own)} và không có khai báo phiên bản ${text(missing)} đổi những cột nào. Xin tệp mẫu biểu ${text(form)} ${files}, nhập ở Cài đặt → Mẫu biểu rồi nhận lại tệp.`
}

function columns(value: unknown, what: string): string[] {
  const names = lines(value)
  return names.length === 0 ? [] : [`cột ${names.map((name) => `“${name}”`).join(', ')} ${what}`]
}

function lines(value: unknown): string[] {
  return typeof value === 'string' ? value.split('\n').filter((line) => line !== '') : []
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '?'
}
