import { z } from 'zod'
import { aliasSchema, mappingSchema } from './importing.schema.ts'

/** What a colleague is given of the headers and names a program was taught: a JSON file of its own kind. */
export const memoryFileSchema = z.object({
  kind: z.literal('so-can-cuoc/bo-nho-nhap'),
  version: z.literal(1),
  mappings: z.array(mappingSchema.pick({ fingerprint: true, name: true, columns: true })).max(2000),
  aliases: z.array(aliasSchema.pick({ sender: true, text: true, unitCode: true })).max(20_000),
})
export type MemoryFile = z.infer<typeof memoryFileSchema>

/** The text of the file: what is remembered, without who taught it and when. */
export function memoryFileText(memory: Pick<MemoryFile, 'mappings' | 'aliases'>): string {
  const file: MemoryFile = {
    kind: 'so-can-cuoc/bo-nho-nhap',
    version: 1,
    mappings: memory.mappings.map(({ fingerprint, name, columns }) => ({ fingerprint, name, columns })),
    aliases: memory.aliases.map(({ sender, text, unitCode }) => ({ sender, text, unitCode })),
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

/** What such a file holds; null for any other text. */
export function readMemoryFile(text: string): MemoryFile | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  const file = memoryFileSchema.safeParse(value)
  return file.success ? file.data : null
}
