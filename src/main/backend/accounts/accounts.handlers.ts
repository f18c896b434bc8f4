import type { AreaHandlers } from '../rpc/handler-table.ts'
import type { AccountsService } from './accounts.service.ts'

/** Contract of the accounts area → its services. */
export function accountsHandlers({ sessions, signIn, people, firstRun }: AccountsService): AreaHandlers<'accounts'> {
  return {
    'accounts.getSession': () => sessions.getSession(),
    'accounts.listPeople': () => people.listPeople(),
    'accounts.startSolo': (input) => firstRun.startSolo(input),
    'accounts.createFirst': (input) => firstRun.createFirst(input),
    'accounts.signIn': (input) => signIn.signIn(input),
    'accounts.signOut': () => sessions.signOut(),
    'accounts.lockScreen': () => sessions.lock(),
    'accounts.touchSession': () => sessions.touch(),
    'accounts.recoverAccount': (input) => signIn.recover(input),
    'accounts.changePassword': (input) => signIn.changePassword(input),
    'accounts.listAccounts': () => people.listAccounts(),
    'accounts.createAccount': (input, caller) => people.createAccount(input, caller.author),
    'accounts.updateAccount': (input, caller) => people.updateAccount(input, caller.author),
    'accounts.resetPassword': (input, caller) => people.resetPassword(input, caller.author),
    'accounts.renewRecoveryCode': (input) => signIn.renewRecoveryCode(input),
  }
}
