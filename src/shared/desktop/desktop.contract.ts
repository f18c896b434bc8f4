import { z } from 'zod'
import { command } from '#shared/contract/procedure.ts'

const notAvailable = { 'desktop/not-available': z.object({}) } as const
const notGranted = { ...notAvailable, 'desktop/path-not-granted': z.object({}) } as const
const chosen = z.object({ path: z.string().nullable() })

/** What the window may ask of the desktop. Paths it later hands to other procedures must have been chosen here. */
export const desktopContract = {
  'desktop.chooseSavePath': command({
    access: 'signed-in',
    isAllowedUnsound: true,
    input: z.object({ suggestedName: z.string().min(1).max(200), kind: z.enum(['xlsx', 'docx', 'json', 'any']) }),
    output: chosen,
    errors: notAvailable,
    invalidates: [],
  }),
  'desktop.chooseFolder': command({
    access: 'signed-in',
    isAllowedUnsound: true,
    input: z.object({ purpose: z.enum(['backup', 'second-place', 'receipt']) }),
    output: chosen,
    errors: notAvailable,
    invalidates: [],
  }),
  'desktop.chooseFile': command({
    access: 'anyone',
    isAllowedUnsound: true,
    input: z.object({ kind: z.enum(['backup']) }),
    output: chosen,
    errors: notAvailable,
    invalidates: [],
  }),
  'desktop.showInFolder': command({
    access: 'anyone',
    isAllowedUnsound: true,
    input: z.object({ path: z.string() }),
    output: z.object({}),
    errors: notGranted,
    invalidates: [],
  }),
  'desktop.openFile': command({
    access: 'signed-in',
    isAllowedUnsound: true,
    input: z.object({ path: z.string() }),
    output: z.object({}),
    errors: notGranted,
    invalidates: [],
  }),
  /** A picture of what the window shows: a PNG in base64. */
  'desktop.copyImage': command({
    access: 'signed-in',
    isAllowedUnsound: true,
    input: z.object({ png: z.base64().max(20_000_000) }),
    output: z.object({}),
    errors: { ...notAvailable, 'desktop/not-an-image': z.object({}) },
    invalidates: [],
  }),
  'desktop.copyText': command({
    access: 'anyone',
    isAllowedUnsound: true,
    input: z.object({ text: z.string().max(200_000) }),
    output: z.object({}),
    errors: notAvailable,
    invalidates: [],
  }),
} as const
