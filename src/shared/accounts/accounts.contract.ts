import { z } from 'zod'
import { command, query } from '#shared/contract/procedure.ts'
import { areas } from '#shared/contract/procedure.ts'
import {
  accountSchema,
  loginSchema,
  passwordSchema,
  personNameSchema,
  roleSchema,
  sessionSchema,
} from './accounts.schema.ts'

const nothing = z.object({})
const recovery = z.object({ recoveryCode: z.string() })
/** Codes of the password rules; the texts say what to do. */
const weak = { 'accounts/weak-password': z.object({ problems: z.array(z.string()) }) } as const
const wrong = {
  'accounts/wrong-password': nothing,
  /** Too many failures: nothing is tried before this instant. */
  'accounts/locked-out': z.object({ until: z.string() }),
} as const
const taken = {
  'accounts/login-taken': z.object({ login: z.string() }),
  'accounts/name-taken': z.object({ name: z.string() }),
} as const
const unknown = { 'accounts/unknown': z.object({ login: z.string() }) } as const
/** The store would be left without anyone who may keep it. */
const lastAdministrator = { 'accounts/last-administrator': nothing } as const
const roleList = z.array(roleSchema).min(1)
const people = ['accounts', 'audit'] as const

export const accountsContract = {
  'accounts.getSession': query({ access: 'anyone', input: nothing, output: sessionSchema }),
  /** Who may sign in, for the list to choose from. */
  'accounts.listPeople': query({
    access: 'anyone',
    input: nothing,
    output: z.array(z.object({ login: z.string(), name: z.string() })),
  }),
  /** First run, one person on this PC: no password, the name stands on every revision. Later: corrects the name. */
  'accounts.startSolo': command({
    access: 'anyone',
    input: z.object({ name: personNameSchema }),
    output: nothing,
    errors: { 'accounts/already-set': nothing },
    invalidates: areas,
  }),
  /** First run, or out of `solo`: makes the administrator, who is signed in by it. The recovery code is shown once. */
  'accounts.createFirst': command({
    access: 'anyone',
    input: z.object({
      login: loginSchema,
      name: personNameSchema,
      password: passwordSchema,
      roles: roleList.optional(),
    }),
    output: recovery,
    errors: { ...weak, 'accounts/already-set': nothing },
    invalidates: areas,
  }),
  /** Signs in, switches to another person, or takes up a locked session. */
  'accounts.signIn': command({
    access: 'anyone',
    input: z.object({ login: loginSchema, password: passwordSchema }),
    output: nothing,
    errors: wrong,
    invalidates: areas,
    isAllowedUnsound: true,
  }),
  'accounts.signOut': command({
    access: 'anyone',
    input: nothing,
    output: nothing,
    invalidates: areas,
    isAllowedUnsound: true,
  }),
  'accounts.lockScreen': command({
    access: 'anyone',
    input: nothing,
    output: nothing,
    invalidates: ['accounts'],
    isAllowedUnsound: true,
  }),
  /** The person did something at the keyboard or mouse: the idle time starts anew. A locked session stays locked. */
  'accounts.touchSession': command({
    access: 'anyone',
    input: nothing,
    output: nothing,
    invalidates: [],
    isAllowedUnsound: true,
  }),
  /**
   * Sets a new password with the printed one-time code, which is used up; the next one is shown once. Works through a
   * lock-out: a code cannot be guessed, and it is the way out when the clock was wrong.
   */
  'accounts.recoverAccount': command({
    access: 'anyone',
    input: z.object({ login: loginSchema, code: z.string().min(1).max(100), password: passwordSchema }),
    output: recovery,
    errors: { ...weak, 'accounts/wrong-code': nothing },
    invalidates: areas,
  }),
  /**
   * For whoever is there, locked or not: who has to change the password is answered nothing else before, except while the
   * store is unsound and nothing can be changed.
   */
  'accounts.changePassword': command({
    access: 'anyone',
    input: z.object({ current: passwordSchema, next: passwordSchema }),
    output: nothing,
    errors: { ...weak, ...wrong },
    invalidates: people,
  }),
  'accounts.listAccounts': query({ access: ['administrator'], input: nothing, output: z.array(accountSchema) }),
  'accounts.createAccount': command({
    access: ['administrator'],
    input: z.object({ login: loginSchema, name: personNameSchema, roles: roleList, password: passwordSchema }),
    output: nothing,
    errors: { ...weak, ...taken, 'accounts/solo-mode': nothing },
    invalidates: people,
  }),
  /** The login is for ever; a person who left is made inactive, never removed. */
  'accounts.updateAccount': command({
    access: ['administrator'],
    input: z.object({ login: loginSchema, name: personNameSchema, roles: roleList, isActive: z.boolean() }),
    output: nothing,
    errors: { ...taken, ...unknown, ...lastAdministrator },
    invalidates: people,
  }),
  /** Gives a person a password to change at the next sign-in; lifts a lock-out. */
  'accounts.resetPassword': command({
    access: ['administrator'],
    input: z.object({ login: loginSchema, password: passwordSchema }),
    output: nothing,
    errors: { ...weak, ...unknown },
    invalidates: people,
  }),
  /** A new printed code for the administrator who asks; the old one is void. */
  'accounts.renewRecoveryCode': command({
    access: ['administrator'],
    input: z.object({ password: passwordSchema }),
    output: recovery,
    errors: { ...wrong, 'accounts/solo-mode': nothing },
    invalidates: people,
  }),
} as const
