import { requireGranted, requireGrantedWorkbook } from '../desktop/desktop.handlers.ts'
import type { AreaHandlers } from '../rpc/handler-table.ts'
import type { CorrectionRequests } from './correction-requests.service.ts'
import type { ImportCommit } from './import-commit.service.ts'
import type { ImportFiles } from './import-files.service.ts'
import type { ImportIntake } from './import-intake.service.ts'
import type { ImportQueue } from './import-queue.service.ts'
import type { ImportUndo } from './import-undo.service.ts'
import type { ImportViews } from './import-views.service.ts'
import type { ImportMemory } from './memory.service.ts'

interface Services {
  readonly intake: ImportIntake
  readonly queue: ImportQueue
  readonly views: ImportViews
  readonly commit: ImportCommit
  readonly undo: ImportUndo
  readonly requests: CorrectionRequests
  readonly memory: ImportMemory
  readonly files: ImportFiles
}

/** Contract of the importing area → its services. */
export function importingHandlers({
  intake,
  queue,
  views,
  commit,
  undo,
  requests,
  memory,
  files,
}: Services): AreaHandlers<'importing'> {
  return {
    'importing.addFile': (input, caller) => intake.addFile(input, caller.author),
    'importing.addText': (input, caller) => intake.addText(input, caller.author),
    'importing.inspectFile': (input) => views.inspectFile(input),
    'importing.listImports': (input) => queue.listImports(input),
    'importing.getPreview': (input) => views.getPreview(input),
    'importing.getSheet': (input) => views.getSheet(input),
    'importing.listCells': (input) => views.listCells(input),
    'importing.setChoices': (input, caller) => queue.setChoices(input, caller.author),
    'importing.commitImport': (input, caller) => commit.commitImport(input, caller.author),
    'importing.reopenImport': (input, caller) => intake.reopenImport(input, caller.author),
    'importing.discardImport': (input) => queue.discardImport(input),
    'importing.undoImport': (input, caller) => undo.undoImport(input, caller.author),
    'importing.saveErrorWorkbook': (input, caller) => {
      requireGrantedWorkbook(input.path, caller)
      return files.saveErrorWorkbook(input)
    },
    'importing.saveCopy': (input, caller) => {
      requireGranted(input.path, caller)
      return files.saveCopy(input, caller.mayUsePath !== undefined)
    },
    'importing.listRequests': (input) => requests.listRequests(input),
    'importing.applyRequests': (input, caller) => requests.applyRequests(input, caller.author),
    'importing.dropRequests': (input, caller) => requests.dropRequests(input, caller.author),
    'importing.listMemory': () => memory.listMemory(),
    'importing.saveMemory': (input, caller) => {
      requireGranted(input.path, caller)
      return files.saveMemory(input, caller.mayUsePath !== undefined)
    },
    'importing.putMemory': (input, caller) => memory.putMemory(input, caller.author),
    'importing.forgetMemory': (input) => memory.forgetMemory(input),
  }
}
