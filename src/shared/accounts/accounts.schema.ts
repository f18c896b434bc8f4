import { z } from 'zod'
import { roles } from '#shared/contract/procedure.ts'

export const roleSchema = z.enum(roles)

/** What a person types to sign in: Latin letters, digits, dot, dash; compared without case. */
export const loginSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9.-]{1,31}$/, 'tên đăng nhập gồm 2–32 chữ không dấu, số, dấu chấm, gạch ngang')

/** Full name as it stands on every revision; the names of a store differ. */
export const personNameSchema = z.string().trim().min(2, 'cần họ tên').max(100)

/** Long enough for any phrase; whether it is good enough is decided by the password rules. */
export const passwordSchema = z.string().min(1, 'chưa nhập mật khẩu').max(256)

/** How a store knows who writes: `unset` until chosen at the first run. */
export const accessModeSchema = z.enum(['unset', 'solo', 'accounts'])

export const sessionSchema = z.object({
  mode: accessModeSchema,
  /** Null while nobody has signed in. In `solo` mode the one person is always there, never locked. */
  person: z
    .object({
      login: z.string(),
      name: z.string(),
      roles: z.array(roleSchema),
      /** Too long without activity, or locked by hand: nothing is answered until the password is given. */
      isLocked: z.boolean(),
      /** The password was set by an administrator and has to be changed first. */
      mustChangePassword: z.boolean(),
      idleMinutes: z.int().positive(),
    })
    .nullable(),
})
export type Session = z.infer<typeof sessionSchema>

export const accountSchema = z.object({
  login: z.string(),
  name: z.string(),
  roles: z.array(roleSchema),
  isActive: z.boolean(),
  mustChangePassword: z.boolean(),
  hasRecoveryCode: z.boolean(),
  lastSignInAt: z.string().nullable(),
  lockedUntil: z.string().nullable(),
})
export type Account = z.infer<typeof accountSchema>
