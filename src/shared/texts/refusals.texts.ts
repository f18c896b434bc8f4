import { formatInstant } from '#shared/kernel/instant.ts'
import { formatDate, parseLocalDate } from '#shared/kernel/local-date.ts'
import { accountsRefusalTexts } from './accounts-refusals.texts.ts'
import { campaignRefusalTexts } from './campaigns.texts.ts'
import { formRefusalTexts } from './forms.texts.ts'
import { importRefusalTexts } from './import-refusals.texts.ts'
import { officeRefusalTexts } from './office-refusals.texts.ts'
import { provinceRefusalTexts } from './province-refusals.texts.ts'
import { readingRefusalTexts } from './reading-refusals.texts.ts'
import { reorganisationRefusalTexts } from './reorganisation.texts.ts'
import { serviceRefusalTexts } from './services.texts.ts'
import { sessionRefusalTexts } from './session-refusals.texts.ts'
import { submissionRefusalTexts } from './submissions.texts.ts'

type Data = Readonly<Record<string, unknown>>

/** Somebody else changed it after its editor opened. */
function changedSinceText({ name, at, author }: Data): string {
  const who = typeof author === 'string' && author !== '' ? author : 'người khác'
  const when = typeof at === 'string' && at !== '' ? ` lúc ${formatInstant(at)}` : ''
  const what = typeof name === 'string' && name !== '' ? name : 'chỗ này'
  return `Chưa lưu: ${what} đã được ${who} sửa${when}, sau khi mở ra đây. Phần đang sửa vẫn còn; xem lại số mới, lưu lần nữa thì phần này thay số của ${who}.`
}

const backupReasons: Readonly<Record<string, string>> = {
  missing: 'không tìm thấy tệp',
  foreign: 'tệp này không phải sổ của chương trình',
  newer: 'sổ này do phiên bản mới hơn tạo ra, cần cập nhật chương trình',
  damaged: 'tệp bị hỏng',
  'open-store': 'đây chính là sổ đang mở, không phải bản sao lưu',
}

const placeNames: Readonly<Record<string, string>> = {
  network: 'ổ đĩa mạng hoặc thư mục chia sẻ',
  removable: 'USB hoặc ổ đĩa rời',
  optical: 'ổ đĩa CD',
  memory: 'ổ đĩa ảo trong bộ nhớ',
  synchronised: 'thư mục đồng bộ (OneDrive, Google Drive, Dropbox, Zalo)',
}

/** Message of each refusal, by its permanent code. */
export const refusalTexts: Readonly<Record<string, (data: Data) => string>> = {
  ...accountsRefusalTexts,
  ...officeRefusalTexts,
  ...formRefusalTexts,
  ...readingRefusalTexts,
  ...importRefusalTexts,
  ...sessionRefusalTexts,
  ...campaignRefusalTexts,
  ...serviceRefusalTexts,
  ...provinceRefusalTexts,
  ...reorganisationRefusalTexts,
  ...submissionRefusalTexts,
  'units/not-configured': () => 'Sổ chưa thiết lập đơn vị. Làm phần thiết lập ban đầu trước.',
  'units/unknown': (data) => `Không có đơn vị mã ${list(data['codes'])} trong sổ này.`,
  'settings/row-has-figures': (data) =>
    `Không bỏ được ${list(data['names'])} vì đã có số liệu. Giữ lại đơn vị này trong danh sách.`,
  'settings/other-unit': (data) =>
    `Sổ này của đơn vị mã ${text(data['current'])}, không đổi sang đơn vị mã ${text(data['given'])} được. Tạo sổ mới cho đơn vị khác.`,
  'settings/duplicate-code': (data) => `Mã đơn vị bị trùng: ${list(data['codes'])}. Mỗi hàng cần một mã riêng.`,
  'figures/refused': (data) => `Không ghi số nào vì có ${count(data['issues'])} chỗ chưa đúng.`,
  'figures/client-id-reused': () => 'Lệnh ghi này trùng mã với một lệnh khác đã ghi. Thử lại.',
  'figures/note-has-identifier': () =>
    'Ghi chú hoặc lý do có dãy 9 đến 12 chữ số, giống số định danh của công dân. Sổ chỉ giữ số lượng: bỏ dãy số đó đi.',
  'targets/changed-since': changedSinceText,
  'services/changed-since': changedSinceText,
  'province/changed-since': changedSinceText,
  'targets/document-has-identifier': () =>
    'Ô “Căn cứ” của chỉ tiêu có dãy 9 đến 12 chữ số, giống số định danh của công dân. Bỏ dãy số đó đi rồi lưu lại.',
  'figures/day-closed': (data) => `Ngày ${date(data['on'])} đã chốt. Mở lại ngày (nêu lý do) rồi sửa.`,
  'figures/day-not-closed': (data) => `Ngày ${date(data['on'])} chưa chốt.`,
  'figures/day-approved': (data) =>
    `Ngày ${date(data['on'])} đã ký duyệt. Muốn sửa thì đề nghị chỉ huy mở khoá ngày (nêu lý do); số sửa được đánh số điều chỉnh.`,
  'figures/day-not-approved': (data) =>
    `Ngày ${date(data['on'])} chưa ký duyệt. Chốt ngày và đề nghị chỉ huy ký duyệt trước.`,
  'figures/day-not-sent': (data) => `Ngày ${date(data['on'])} chưa đánh dấu đã gửi.`,
  'figures/day-received': (data) =>
    `Cấp trên đã xác nhận nhận ngày ${date(data['on'])}. Bỏ dấu đã nhận trước khi đổi dấu đã gửi.`,
  'figures/already-unlocked': (data) =>
    `Ngày ${date(data['on'])} đang mở khoá (điều chỉnh số ${text(data['number'])}). Sửa trong lần mở này, hoặc khoá lại rồi mở lần khác.`,
  'figures/not-unlocked': (data) =>
    `Điều chỉnh số ${text(data['number'])} không đang mở: đã khoá lại hoặc không có số này.`,
  'figures/nothing-to-undo': (data) =>
    `Lần ghi ${text(data['entryId'])} không còn số nào để trả lại: lần này không ghi số, hoặc các ô đã như trước nó.`,
  'figures/undo-conflict': (data) =>
    `Chưa hoàn tác: ${count(data['cells'])} ô đã được sửa tiếp sau lần ghi này. Xem lại các ô đó, hoặc hoàn tác và bỏ qua chúng.`,
  'figures/day-has-errors': (data) => `Chưa chốt được: còn ${count(data['issues'])} lỗi.`,
  'figures/reasons-missing': (data) =>
    `Chưa chốt được: còn ${count(data['keys'])} cảnh báo hoặc xã trống chưa có lý do.`,
  'reports/unknown-form': (data) => `Không có biểu mẫu ${text(data['form'])}.`,
  'reports/wrong-period': (data) =>
    `Biểu mẫu ${text(data['form'])} không lập cho kỳ này. BM01 lập cho một ngày; BM02, BM06 cho nhiều ngày.`,
  'reports/not-by-unit': (data) =>
    `Biểu mẫu ${text(data['form'])} không lập theo đơn vị nộp báo cáo. Các biểu lập được: BM01, BM02, BM04, BM07, BM08.`,
  'reports/not-by-geography': (data) =>
    `Biểu mẫu ${text(data['form'])} chỉ lập theo địa giới lúc đó. Các biểu lập được: BM01, BM02, BM04, BM07, BM08.`,
  'reports/whole-unit-only': (data) =>
    `Biểu mẫu ${text(data['form'])} chỉ lập cho toàn đơn vị, không lập riêng cho một xã.`,
  'reports/unknown-subject': (data) =>
    data['subject'] === ''
      ? `Biểu mẫu ${text(data['form'])} lập cho từng đợt cao điểm, nhóm đối tượng. Chọn đợt cần lập.`
      : `Không có đợt cao điểm, nhóm đối tượng mang mã ${text(data['subject'])}. Chọn một đợt trong danh sách.`,
  'reports/target-locked': (data) =>
    `Tệp ${text(data['path'])} đang mở ở chương trình khác (Excel). Đóng tệp đó rồi xuất lại; tệp cũ còn nguyên.`,
  'reports/disk-full': (data) =>
    `Ổ đĩa đầy, chưa ghi được ${text(data['path'])}. Xoá bớt tệp hoặc chọn ổ khác; tệp cũ còn nguyên.`,
  'reports/not-recorded': (data) =>
    `Tệp ${text(data['path'])} đã ghi nhưng sổ chưa ghi được lần xuất này, mã kiểm tra trên tệp chưa có hiệu lực. Xuất lại rồi mới gửi.`,
  'reports/unknown-export': () =>
    'Sổ không có lần xuất này, hoặc lần xuất do phiên bản cũ làm và không giữ đủ dữ liệu để lập lại biểu.',
  'reports/cannot-write': (data) =>
    `Không ghi được ${text(data['path'])}. Chọn thư mục khác mà bạn được phép ghi; tệp cũ còn nguyên.`,
  'backup/cannot-write': (data) =>
    `Không ghi được ${text(data['path'])}. Chọn thư mục khác, hoặc kiểm tra USB còn chỗ trống. Sổ đang dùng còn nguyên.`,
  'backup/not-a-backup': (data) =>
    `Không dùng được ${text(data['path'])}: ${backupReasons[text(data['reason'])] ?? 'không rõ lý do'}. Sổ đang dùng còn nguyên.`,
  'backup/store-in-use': () =>
    'Sổ đang được một chương trình khác mở (cửa sổ khác, dòng lệnh). Đóng chương trình đó rồi khôi phục lại. Sổ đang dùng còn nguyên.',
  'backup/none': () => 'Chưa có bản sao lưu nào để diễn tập. Sao lưu trước rồi làm lại.',
  'backup/verification-failed': () =>
    'Bản sao lưu không khớp khi kiểm tra nên không dùng. Chọn bản khác; sổ đang dùng còn nguyên.',
  'desktop/not-available': () => 'Việc này chỉ làm được trong cửa sổ chương trình.',
  'desktop/not-an-image': () => 'Không chép được hình này: dữ liệu không phải ảnh PNG.',
  'desktop/path-not-granted': () => 'Chọn lại tệp hoặc thư mục trong hộp thoại của chương trình.',
  'store/missing': (data) => `Không có tệp sổ ${text(data['path'])}. Kiểm tra lại đường dẫn, hoặc lập sổ mới.`,
  'store/busy': () =>
    'Sổ đang được chương trình khác ghi. Đóng chương trình đó hoặc chờ một lát rồi làm lại; chưa ghi gì.',
  'store/foreign': (data) => `${text(data['path'])} không phải sổ của chương trình này. Tệp còn nguyên, không bị sửa.`,
  'store/newer': (data) =>
    `${text(data['path'])} do phiên bản mới hơn tạo ra. Cập nhật chương trình rồi mở lại; tệp còn nguyên.`,
  'store/disk-failed': () =>
    'Ổ đĩa báo lỗi khi đọc hoặc ghi sổ nên việc này chưa xong; số liệu đã lưu trước đó còn nguyên. Làm lại; nếu vẫn lỗi thì sao lưu sang ổ khác và cho kiểm tra ổ đĩa.',
  'store/disk-full': () =>
    'Ổ đĩa đầy nên việc này chưa xong; số liệu đã lưu trước đó còn nguyên. Xoá bớt tệp trên ổ đĩa của sổ rồi làm lại.',
  'store/unsound': () =>
    'Sổ có chỗ sai nên không ghi thêm được. Số liệu đã có còn nguyên: xem cách xử lý ở đầu màn hình, hoặc khôi phục từ bản sao lưu.',
  'startup/not-failed': () => 'Sổ đang mở bình thường. Đóng màn hình này rồi làm tiếp.',
  'store/locked': (data) =>
    `${text(data['path'])} đang được chương trình này mở ở nơi khác (cửa sổ khác, lệnh khác, người dùng khác của máy). Đóng nơi đó rồi làm lại; chưa ghi gì.`,
  'store/read-only': (data) =>
    `Không được phép ghi vào ${text(data['path'])} hoặc thư mục của nó. Bỏ dấu “Chỉ đọc” (Read-only) của tệp và thư mục, hoặc nhờ người quản trị máy cấp quyền; tệp còn nguyên.`,
  'store/bad-place': (data) =>
    `${text(data['path'])} nằm ở ${placeNames[text(data['place'])] ?? 'chỗ không giữ được sổ'}. Sổ chỉ mở trên ổ đĩa trong của máy: chép tệp sổ sang ổ đĩa trong rồi mở lại; tệp còn nguyên.`,
  'store/damaged': (data) =>
    `${text(data['path'])} bị hỏng, không mở được. Tệp còn nguyên: khôi phục từ bản sao lưu mới nhất.`,
}

/** Codes of refusals that have a message. */
export const refusalCodes: readonly string[] = Object.keys(refusalTexts)

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function list(value: unknown): string {
  return Array.isArray(value)
    ? value.slice(0, 5).map(text).join(', ') + (value.length > 5 ? ` và ${value.length - 5} đơn vị khác` : '')
    : ''
}

function count(value: unknown): number {
  return Array.isArray(value) ? value.length : 0
}

function date(value: unknown): string {
  const parsed = parseLocalDate(text(value))
  return parsed === null ? text(value) : formatDate(parsed)
}
