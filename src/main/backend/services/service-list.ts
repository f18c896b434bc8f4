import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type ServiceRecord, serviceRecordSchema } from '#shared/services/services.schema.ts'

const fileSchema = z.object({ services: z.array(serviceRecordSchema).min(1) })

/**
 * The online services a store starts with, from `services/essential-services.json` of the resources folder.
 * @throws a plain Error that names the file when it is missing or is no such list
 */
export function loadServiceList(resourcesDir: string): readonly ServiceRecord[] {
  const path = join(resourcesDir, 'services', 'essential-services.json')
  try {
    return fileSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).services
  } catch (cause) {
    throw new Error(`The list of services cannot be read: ${path}`, { cause })
  }
}
