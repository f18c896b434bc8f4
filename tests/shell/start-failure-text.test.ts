import { expect, test } from 'vitest'
import { DomainError } from '#backend/rpc/domain-error.ts'
import { startFailureText } from '../../src/main/shell/start-failure-text.ts'

const textOf = (error: unknown): string => startFailureText(error, '/d/so-can-cuoc.db', '/d/logs')

test.each(['store/newer', 'store/foreign', 'store/damaged'])('%s has its own words and keeps its code', (code) => {
  const text = textOf(new DomainError(code))
  expect(text).not.toContain('Có lỗi khi mở số liệu')
  expect(text).toContain(`Mã lỗi: ${code}`)
  expect(text).toContain('được giữ nguyên')
})

test.each([new Error('disk'), 'text', null, { code: 5 }, new DomainError('store/unheard-of')])(
  'anything else that was thrown gives the general words and the places to look',
  (error) => {
    expect(textOf(error)).toContain('Có lỗi khi mở số liệu')
    expect(textOf(error)).toContain('/d/so-can-cuoc.db')
    expect(textOf(error)).toContain('/d/logs')
  },
)
