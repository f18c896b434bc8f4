import { BrowserWindow, clipboard, ClipboardItem, dialog, type OpenDialogOptions, shell } from 'electron'
import type { DesktopPort, FileKind } from '#backend/backend-ports.ts'
import type { GrantedPaths } from './granted-paths.ts'

/** Native dialogs. Every path a person chooses here is granted; the backend asks for that before it uses one. */
export function createDesktop(paths: GrantedPaths, documentsDir: () => string): DesktopPort {
  const granted = <P extends string | undefined>(path: P): P | null => {
    if (path === undefined || path === '') return null
    paths.grant(path)
    return path
  }
  const open = async (options: OpenDialogOptions): Promise<string | null> => {
    const window = BrowserWindow.getAllWindows()[0]
    const answer = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options))
    return answer.canceled ? null : (granted(answer.filePaths[0]) ?? null)
  }

  return {
    chooseSavePath: async ({ title, suggestedName, kind }) => {
      const window = BrowserWindow.getAllWindows()[0]
      const options = {
        title,
        buttonLabel: 'Lưu',
        defaultPath: `${documentsDir()}/${suggestedName}`,
        filters: filtersOf(kind),
      }
      const answer = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options))
      return answer.canceled ? null : granted(answer.filePath)
    },
    chooseFolder: ({ title }) =>
      open({ title, buttonLabel: 'Chọn thư mục', properties: ['openDirectory', 'createDirectory'] }),
    chooseFile: ({ title, kind }) =>
      open({ title, buttonLabel: 'Mở', properties: ['openFile'], filters: filtersOf(kind) }),
    showInFolder: async (path) => {
      shell.showItemInFolder(path)
    },
    openFile: async (path) => {
      const problem = await shell.openPath(path)
      if (problem !== '') throw new Error(`desktop: the file could not be opened: ${problem}`)
    },
    copyImage: (png) =>
      clipboard.write([new ClipboardItem({ 'image/png': new Blob([new Uint8Array(png)], { type: 'image/png' }) })]),
    copyText: async (text) => clipboard.writeText(text),
  }
}

function filtersOf(kind: FileKind): { name: string; extensions: string[] }[] {
  return [{ name: kind.label, extensions: [...kind.extensions] }]
}
