import { expect, it } from 'vitest'
import { memoryFileText, readMemoryFile } from '#shared/importing/memory-file.schema.ts'

const memory = {
  mappings: [{ fingerprint: 'stt|don vi|moi', name: 'BC ngày', columns: { moi: 'flow:CC_NEW:ALL' } }],
  aliases: [{ sender: '', text: 'EaKly', unitCode: '24496' }],
}

it('what is remembered comes back from its file as it was', () => {
  expect(readMemoryFile(memoryFileText(memory))).toMatchObject(memory)
})

it('who taught it and when stays at home', () => {
  const taught = { ...memory.aliases[0], sender: '', text: 'EaKly', unitCode: '24496', updatedBy: 'Lê Văn An' }
  expect(memoryFileText({ mappings: [], aliases: [taught] })).not.toContain('Lê Văn An')
})

it('any other text is no such file', () => {
  for (const text of [
    '',
    '{}',
    '[]',
    'null',
    '{"kind":"so-can-cuoc/bo-nho-nhap","version":2,"mappings":[],"aliases":[]}',
  ])
    expect(readMemoryFile(text)).toBeNull()
})
