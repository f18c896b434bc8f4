import { expect, test } from 'vitest'
import { startFailureText } from '../../src/main/shell/start-failure-text.ts'

const textOf = (error: unknown): string => startFailureText(error, '/d/so-can-cuoc.db', '/d/logs')

test('an error with a code keeps it for whoever helps', () => {
  expect(textOf(Object.assign(new Error('gone'), { code: 'ENOENT' }))).toContain('Mã lỗi: ENOENT')
})

test.each([new Error('disk'), 'text', null, { code: 5 }])(
  'whatever was thrown, the places to look and what is safe are told',
  (error) => {
    expect(textOf(error)).toContain('được giữ nguyên')
    expect(textOf(error)).toContain('/d/so-can-cuoc.db')
    expect(textOf(error)).toContain('/d/logs')
  },
)
