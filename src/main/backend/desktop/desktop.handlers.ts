import type { Caller, DesktopPort, FileKind } from '../backend-ports.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { AreaHandlers } from '../rpc/handler-table.ts'

const savedKinds = {
  xlsx: { title: 'Lưu sổ tính', kind: { label: 'Sổ tính Excel', extensions: ['xlsx'] } },
  docx: { title: 'Lưu văn bản', kind: { label: 'Văn bản Word', extensions: ['docx'] } },
  json: { title: 'Lưu bộ nhớ nhập', kind: { label: 'Bộ nhớ nhập từ Excel', extensions: ['json'] } },
  any: { title: 'Lưu bản gốc', kind: { label: 'Mọi tệp', extensions: ['*'] } },
} as const satisfies Record<string, { title: string; kind: FileKind }>
const backup: FileKind = { label: 'Bản sao lưu Sổ Căn Cước', extensions: ['db'] }

/** The first bytes of every PNG. */
const pngMark = Buffer.from('89504e470d0a1a0a', 'hex')

const folderTitles = {
  backup: 'Chọn thư mục sao lưu',
  'second-place': 'Chọn nơi sao lưu thứ hai',
  receipt: 'Chọn thư mục ghi biên nhận',
} as const

/** Refuses a path the person has not chosen in a dialog of this window. */
export function requireGranted(path: string, caller: Pick<Caller, 'mayUsePath'>): void {
  if (caller.mayUsePath !== undefined && !caller.mayUsePath(path)) throw new DomainError('desktop/path-not-granted')
}

/**
 * Refuses, besides, what is no workbook: in a granted folder lie backups, which no sheet may replace, and whatever else a
 * person keeps there, which no page may have opened.
 */
export function requireGrantedWorkbook(path: string, caller: Pick<Caller, 'mayUsePath'>): void {
  requireGrantedKind(path, caller, '.xlsx')
}

/** The same of a text document. */
export function requireGrantedDocument(path: string, caller: Pick<Caller, 'mayUsePath'>): void {
  requireGrantedKind(path, caller, '.docx')
}

/** The same of a file with some ending, `.json`. */
export function requireGrantedKind(path: string, caller: Pick<Caller, 'mayUsePath'>, extension: string): void {
  requireGranted(path, caller)
  if (caller.mayUsePath !== undefined && !path.toLowerCase().endsWith(extension))
    throw new DomainError('desktop/path-not-granted')
}

/**
 * Contract of the desktop area → the port the transport brought. A file that the store itself knows of may be shown in
 * its folder, whoever chose that folder and when.
 */
export function desktopHandlers(
  desktop: DesktopPort,
  isOurFile: (path: string) => boolean = () => false,
): AreaHandlers<'desktop'> {
  return {
    'desktop.chooseSavePath': async ({ suggestedName, kind }) => ({
      path: await desktop.chooseSavePath({ ...savedKinds[kind], suggestedName }),
    }),
    'desktop.chooseFolder': async ({ purpose }) => ({
      path: await desktop.chooseFolder({ title: folderTitles[purpose] }),
    }),
    'desktop.chooseFile': async () => ({ path: await desktop.chooseFile({ title: 'Chọn bản sao lưu', kind: backup }) }),
    'desktop.showInFolder': async ({ path }, caller) => {
      if (!isOurFile(path)) requireGranted(path, caller)
      await desktop.showInFolder(path)
      return {}
    },
    'desktop.openFile': async ({ path }, caller) => {
      requireGrantedWorkbook(path, caller)
      await desktop.openFile(path)
      return {}
    },
    'desktop.copyImage': async ({ png }) => {
      const bytes = Buffer.from(png, 'base64')
      if (!bytes.subarray(0, pngMark.length).equals(pngMark)) throw new DomainError('desktop/not-an-image')
      await desktop.copyImage(bytes)
      return {}
    },
    'desktop.copyText': async ({ text }) => {
      await desktop.copyText(text)
      return {}
    },
  }
}
