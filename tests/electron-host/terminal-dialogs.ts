// Dialogs for a person who uses the stand-in as a desktop: asked where the program was started.
import { basename } from 'node:path'
import { createInterface } from 'node:readline/promises'

export interface FileDialogOptions {
  readonly title?: string
  readonly defaultPath?: string
}

/** Electron passes the parent window first, or leaves it out. */
type DialogArguments = readonly [FileDialogOptions] | readonly [object, FileDialogOptions]

export const askOnTerminal = {
  showSaveDialog: async (...args: DialogArguments) => {
    const options = optionsOf(args)
    const filePath = await ask(options.title ?? 'Lưu tệp', basename(options.defaultPath ?? ''))
    return { canceled: filePath === '', filePath }
  },
  showOpenDialog: async (...args: DialogArguments) => {
    const path = await ask(optionsOf(args).title ?? 'Mở', '')
    return { canceled: path === '', filePaths: path === '' ? [] : [path] }
  },
  showMessageBox: async (...args: readonly object[]) => {
    console.error(JSON.stringify(args.at(-1), null, 2))
    return { response: 0, checkboxChecked: false }
  },
}

function optionsOf(args: DialogArguments): FileDialogOptions {
  return args[1] ?? args[0]
}

async function ask(title: string, suggestion: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    const answer = await terminal.question(`${title} – đường dẫn${suggestion === '' ? '' : ` [${suggestion}]`}: `)
    return answer.trim() || suggestion
  } finally {
    terminal.close()
  }
}
