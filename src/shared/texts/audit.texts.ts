/** What an entry of the ledger did, in words for the audit's reader: window, command line and printed extract. */
import { type AuditKind, type EntryContent, UNKNOWN_LOGIN } from '#shared/audit/audit.schema.ts'
import { formatDate, parseLocalDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import { campaignEventTexts } from './campaigns.texts.ts'
import { completenessEventTexts } from './completeness.texts.ts'
import { formEventTexts } from './forms.texts.ts'
import { outlierEventTexts } from './outliers.texts.ts'
import { reorganisationEventTexts } from './reorganisation.texts.ts'
import { roleNames } from './role.texts.ts'
import { serviceEventTexts } from './services.texts.ts'
import { sessionEventText } from './session.texts.ts'
import { submissionEventTexts } from './submissions.texts.ts'

/** Days named one by one; more are told by their ends. */
const DAYS_TOLD = 4
/** Characters of a person's own words kept in a line. */
const WORDS_TOLD = 160

type Details = Readonly<Record<string, unknown>>

/** One sentence for each thing an entry did, in the order of importance. */
export function entryLines(content: EntryContent): string[] {
  return [
    ...content.happenings.map(({ kind, subject, details }) => happeningText(kind, subject, parsed(details))),
    ...figureLines(content),
    ...dayLines(content),
    ...(content.targets === 0 ? [] : [`Đặt ${formatCount(content.targets)} chỉ tiêu`]),
    ...content.notes.map(({ on, unitName, text }) =>
      text === ''
        ? `Bỏ ghi chú ${unitName}, ngày ${dateText(on)}`
        : `Ghi chú ${unitName}, ngày ${dateText(on)}: “${shortened(text)}”`,
    ),
    ...settingLines(content),
    ...unitLines(content),
  ]
}

function figureLines({ figures, source, document }: EntryContent): string[] {
  if (figures === undefined) return []
  const whose = figures.units === 1 ? figures.unitName : `${formatCount(figures.units)} đơn vị`
  const when =
    figures.from === figures.to
      ? `ngày ${dateText(figures.from)}`
      : `${dateText(figures.from)} – ${dateText(figures.to)}`
  const how = sources[source]
  return [
    `Ghi ${formatCount(figures.figures)} số liệu của ${whose}, ${when}${how === undefined ? '' : ` (${how})`}${document === '' ? '' : `, căn cứ ${shortened(document)}`}`,
  ]
}

const sources: Readonly<Record<string, string>> = {
  typed: 'gõ',
  pasted: 'dán',
  filled: 'điền',
  'no-activity': 'không phát sinh',
  undone: 'hoàn tác',
  restored: 'trả về như trước',
  'set-up': 'thiết lập',
  'command-line': 'dòng lệnh',
  imported: 'nhập từ tệp',
  session: 'buổi lưu động',
  reorganisation: 'sắp xếp đơn vị',
  submission: 'tiếp nhận từ đơn vị',
}

const actions: Readonly<Record<string, string>> = {
  close: 'Chốt',
  reopen: 'Mở lại',
  approve: 'Ký duyệt',
  unlock: 'Mở khoá để điều chỉnh',
  relock: 'Khoá lại sau điều chỉnh',
  send: 'Đánh dấu đã gửi',
  unsend: 'Bỏ đánh dấu đã gửi',
  receive: 'Đánh dấu đã nhận',
  unreceive: 'Bỏ đánh dấu đã nhận',
}

function dayLines({ dayEvents }: EntryContent): string[] {
  return [
    ...Map.groupBy(dayEvents, ({ action, reason, details }) => `${action} ${reason} ${details}`).values(),
  ].flatMap((alike) => {
    const [first] = alike
    if (first === undefined) return []
    const details = parsed(first.details)
    const number = typeof details['number'] === 'number' ? ` số ${details['number']}` : ''
    const explained = first.action === 'close' ? explainedCount(first.details) : 0
    return [
      [
        `${actions[first.action] ?? first.action}${number} ${daysText(alike.map(({ on }) => on))}`,
        ...(first.reason === '' ? [] : [`lý do: ${shortened(first.reason)}`]),
        ...(explained === 0 ? [] : [`${explained} chỗ có lý do`]),
        ...(Array.isArray(details['unitCodes']) ? [`${details['unitCodes'].length} đơn vị`] : []),
      ].join(', '),
    ]
  })
}

function daysText(days: readonly string[]): string {
  const sorted = days.toSorted()
  if (sorted.length <= DAYS_TOLD) return `ngày ${sorted.map(dateText).join(', ')}`
  return `${sorted.length} ngày từ ${dateText(sorted[0] ?? '')} đến ${dateText(sorted.at(-1) ?? '')}`
}

const settingNames: Readonly<Record<string, string>> = {
  workspace: 'đơn vị',
  letterhead: 'phần đầu và ký tên của biểu',
  reporting: 'cách báo cáo',
  holidays: 'ngày nghỉ',
  access: 'cách dùng chương trình (một người hay nhiều người)',
  'second-place': 'nơi sao lưu thứ hai',
}

function settingLines({ settings }: EntryContent): string[] {
  return settings.length === 0
    ? []
    : [`Thiết lập: ${[...new Set(settings)].map((key) => settingNames[key] ?? key).join('; ')}`]
}

function unitLines({ units }: EntryContent): string[] {
  const told = (wanted: 0 | 1, verb: string): string[] => {
    const names = units.filter(({ isRemoved }) => isRemoved === wanted).map(({ name }) => name)
    if (names.length === 0) return []
    return [names.length <= DAYS_TOLD ? `${verb}: ${names.join(', ')}` : `${verb}: ${names.length} đơn vị`]
  }
  return [...told(0, 'Thêm hoặc đổi dòng'), ...told(1, 'Bỏ dòng')]
}

const happeningTexts: Readonly<Record<AuditKind, (subject: string, details: Details) => string>> = {
  'book-taken-over': () => 'Nhận sổ của phiên bản trước: lấy thiết lập đang có làm mốc',
  'sign-in': (login) => `Đăng nhập: ${login}`,
  'sign-in-failed': (login, details) =>
    `${details['by'] === 'code' ? 'Mã khôi phục sai' : 'Đăng nhập không được'}: ${login === UNKNOWN_LOGIN ? 'tên không có trong sổ' : login}`,
  'sign-out': (login) => `Đăng xuất: ${login}`,
  'session-locked': (login) => `Màn hình tự khoá: ${login}`,
  'mode-chosen': (mode) =>
    mode === 'solo' ? 'Chọn dùng một mình trên máy này' : 'Chọn dùng nhiều người, có đăng nhập',
  'account-created': (login, details) => `Lập tài khoản ${login}${withRoles(details)}`,
  'account-changed': (login, details) =>
    `${details['isActive'] === false ? 'Cho thôi dùng' : 'Sửa'} tài khoản ${login}${withRoles(details)}`,
  'password-changed': (login) => `Đổi mật khẩu: ${login}`,
  'password-reset': (login) => `Đặt lại mật khẩu cho ${login}`,
  'recovery-used': (login) => `Dùng mã khôi phục: ${login}`,
  'recovery-renewed': (login) => `Cấp mã khôi phục mới: ${login}`,
  export: (subject, details) => `Xuất biểu ${subject}${withCode(details)}`,
  'export-document': (subject) => `Xuất văn bản Word ${subject}`,
  'export-again': (subject, details) => `Xuất lại biểu đã báo ${subject}${withCode(details)}`,
  extract: (subject) => `Xuất trích lục: ${subject}`,
  backup: (path) => `Sao lưu vào ${path}`,
  restore: (path) => `Khôi phục từ ${path}`,
  drill: (path) => `Diễn tập khôi phục từ ${path}`,
  'second-place-chosen': (path) => (path === '' ? 'Bỏ nơi sao lưu thứ hai' : `Chọn nơi sao lưu thứ hai ${path}`),
  'file-imported': (subject, details) => `Nhập tệp ${subject}${withCells(details)}${withFileHash(details)}`,
  'file-refused': (subject, details) => `Không nhận tệp ${subject}${withFileHash(details)}`,
  'import-undone': (subject) => `Hoàn tác lần nhập tệp ${subject}`,
  'requests-applied': (subject, details) => `Ghi ${countText(details['figures'])} số đề nghị sửa từ tệp ${subject}`,
  'requests-dropped': (subject, details) => `Bỏ ${countText(details['figures'])} số đề nghị sửa từ tệp ${subject}`,
  'check-failed': () => 'Kiểm tra sổ: có chỗ sai',
  'check-passed': () => 'Kiểm tra sổ: nguyên vẹn',
  'clock-set-back': (subject) => `Đồng hồ máy bị vặn lùi: ${subject}`,
  'store-started-anew': () => 'Bắt đầu sổ mới; tệp cũ được giữ lại',
  undo: (entry) => `Hoàn tác lần ghi ${entry}`,
  'day-restored': (on) => `Trả số liệu về như trước: ngày ${dateText(on)}`,
  'session-saved': (_id, details) => sessionEventText(details),
  ...campaignEventTexts,
  ...serviceEventTexts,
  ...completenessEventTexts,
  ...formEventTexts,
  ...outlierEventTexts,
  ...reorganisationEventTexts,
  ...submissionEventTexts,
}

function happeningText(kind: string, subject: string, details: Details): string {
  return Object.hasOwn(happeningTexts, kind)
    ? happeningTexts[kind as AuditKind](subject, details)
    : `${kind} ${subject}`
}

function withRoles(details: Details): string {
  if (typeof details['roles'] !== 'string' || details['roles'] === '') return ''
  const names: Readonly<Record<string, string>> = roleNames
  const told = details['roles'].split(', ').map((role) => names[role] ?? role)
  return ` (${told.join(', ')})`
}

function withCells(details: Details): string {
  const told = [
    ['new', 'ô mới'],
    ['changed', 'ô đổi'],
    ['locked', 'ô thành đề nghị sửa'],
    ['refused', 'ô không nhận'],
  ].flatMap(([key = '', word = '']) => {
    const count = details[key]
    return typeof count === 'number' && count > 0 ? [`${formatCount(count)} ${word}`] : []
  })
  return told.length === 0 ? '' : `: ${told.join(', ')}`
}

/** So many characters of a file's hash tell it from any other. */
const FILE_HASH_TOLD = 12

function withFileHash(details: Details): string {
  const { hash } = details
  return typeof hash === 'string' ? `, mã băm ${hash.slice(0, FILE_HASH_TOLD)}` : ''
}

function countText(count: unknown): string {
  return typeof count === 'number' ? formatCount(count) : 'các'
}

function withCode(details: Details): string {
  return typeof details['checkCode'] === 'string' ? `, mã kiểm tra ${details['checkCode']}` : ''
}

function explainedCount(details: string): number {
  const reasons: unknown = JSON.parse(details)
  return Array.isArray(reasons) ? reasons.length : 0
}

function parsed(details: string): Details {
  const value: unknown = JSON.parse(details)
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Details) : {}
}

function dateText(on: string): string {
  const date = parseLocalDate(on)
  return date === null || date === undefined ? on : formatDate(date)
}

function shortened(words: string): string {
  return words.length <= WORDS_TOLD ? words : `${words.slice(0, WORDS_TOLD - 1)}…`
}
