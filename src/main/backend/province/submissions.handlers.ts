import type { submissionsContract } from '#shared/province/submissions.contract.ts'
import type { Handler } from '../rpc/handler-table.ts'
import { requireGranted, requireGrantedWorkbook } from '../desktop/desktop.handlers.ts'
import type { SubmissionsFiles } from './submissions-files.service.ts'
import type { SubmissionsIntake } from './submissions-intake.service.ts'
import type { SubmissionsWithdrawal } from './submissions-withdrawal.service.ts'
import type { SubmissionsService } from './submissions.service.ts'

type SubmissionHandlers = { readonly [N in keyof typeof submissionsContract]: Handler<N> }

/** Contract of what units send → its services. */
export function submissionsHandlers(
  intake: SubmissionsIntake,
  withdrawal: SubmissionsWithdrawal,
  submissions: SubmissionsService,
  files: SubmissionsFiles,
): SubmissionHandlers {
  return {
    'province.previewFiles': (input) => intake.previewFiles(input),
    'province.receiveFiles': (input, caller) => intake.receiveFiles(input, caller.author),
    'province.previewWithdrawal': (input) => withdrawal.previewWithdrawal(input),
    'province.withdrawSubmission': (input, caller) => withdrawal.withdrawSubmission(input, caller.author),
    'province.listSubmissions': (input) => submissions.listSubmissions(input),
    'province.getSubmission': (input) => submissions.getSubmission(input),
    'province.compareSubmissions': (input) => submissions.compareSubmissions(input),
    'province.saveReceipt': (input, caller) => {
      if (input.folder !== null) requireGranted(input.folder, caller)
      return files.saveReceipt(input, caller.author)
    },
    'province.saveSubmissionFile': (input, caller) => {
      requireGrantedWorkbook(input.path, caller)
      return files.saveSubmissionFile(input)
    },
  }
}
