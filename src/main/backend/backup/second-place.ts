import { z } from 'zod'
import type { SettingsService } from '../settings/settings.service.ts'

const secondPlaceSchema = z.object({ folder: z.string().nullable() })

/** The folder copies are asked for every week, usually on a stick; null when none was chosen. */
export function readSecondPlace(settings: Pick<SettingsService, 'read'>): string | null {
  return settings.read('second-place', secondPlaceSchema)?.folder ?? null
}
