import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { catalogue, t } from '#renderer/texts/vi.ts'

const rendererDir = join(import.meta.dirname, '../../../src/renderer/src')
const sources = readdirSync(rendererDir, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.texts.ts'))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
  .join('\n')

const keys = Object.entries(catalogue).flatMap(([area, texts]) => Object.keys(texts).map((name) => `${area}.${name}`))
const texts = Object.values(catalogue).flatMap((area) => Object.values<string>(area))

describe('t', () => {
  it('puts values into their places', () => {
    expect(t('frame.savedAt', { time: '16:42:07' })).toBe('Đã lưu 16:42:07')
    expect(t('frame.dateField')).toBe('Ngày')
  })
})

describe('the catalogue of texts', () => {
  it('has no text that nothing shows', () => {
    expect(keys.filter((key) => !sources.includes(`'${key}'`))).toEqual([])
  })

  it('is written in composed letters', () => {
    expect(texts.filter((text) => text !== text.normalize('NFC'))).toEqual([])
  })
})
