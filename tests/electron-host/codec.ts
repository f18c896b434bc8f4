// The codec of codec.js for the Node side; the page gets the same text.
import { readFileSync } from 'node:fs'
import { Script } from 'node:vm'

interface Codec {
  /** Any structured-cloneable value as JSON text. */
  pack(value: unknown): string
  unpack(text: string): unknown
}

type MakeCodec = (toBase64: (bytes: Uint8Array) => string, fromBase64: (text: string) => ArrayBuffer) => Codec

export const codecText = readFileSync(new URL('./codec.js', import.meta.url), 'utf8')

const makeCodec = new Script(`(() => { ${codecText}; return makeCodec })()`).runInThisContext() as MakeCodec

export const codec = makeCodec(
  (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  (text) => new Uint8Array(Buffer.from(text, 'base64')).buffer,
)

/** What crosses between processes must be cloneable; Electron says it in these words. */
export function packed(value: unknown): string {
  let copy: unknown
  try {
    copy = structuredClone(value)
  } catch {
    throw new Error('An object could not be cloned.')
  }
  return codec.pack(copy)
}
