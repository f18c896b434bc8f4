import { describe, expect, it } from 'vitest'
import { problemsOfFailure } from '#renderer/features/settings/setup/setup-failure.ts'
import { setupSteps } from '#shared/settings/setup-draft.schema.ts'

describe('a refusal of the backend', () => {
  it('comes back at the step and field it is about', () => {
    const places = (failure: Parameters<typeof problemsOfFailure>[0]) =>
      problemsOfFailure(failure, 'không được').map(({ step, field, code }) => [step, field, code])
    const domain = (code: string, data: unknown) => places({ kind: 'domain', code, data })
    const issue = {
      code: 'not-valid-on',
      severity: 'error',
      where: { unitCode: '24496', indicator: 'CC_CUM' },
      params: {},
    }
    expect(domain('settings/row-has-figures', { names: ['Xã Ea Kly'] })).toEqual([
      ['rows', 'communes', 'rowHasFigures'],
    ])
    expect(domain('settings/other-unit', { current: '654', given: '655' })).toEqual([['unit', 'unit', 'otherUnit']])
    expect(domain('settings/duplicate-code', { codes: ['1'] })).toEqual([['rows', 'extraRows', 'duplicateCode']])
    expect(domain('figures/refused', { issues: [issue] })).toEqual([
      ['figures', 'openings.cells.24496.CC_CUM', 'figuresRefused'],
    ])
    expect(places({ kind: 'invalid-input', problems: [{ path: 'letterhead.place', message: 'dài quá' }] })).toEqual([
      ['letterhead', 'letterhead.place', 'fieldInvalid'],
    ])
  })

  it('of figures says of each cell what is wrong with it', () => {
    const unallocated = { code: 'not-a-row', severity: 'error', where: { unitCode: '654' }, params: {} }
    const unknown = { code: 'unknown-unit', severity: 'error', where: {}, params: { code: '999' } }
    const failure = { kind: 'domain', code: 'figures/refused', data: { issues: [unallocated, unknown] } } as const
    const names = { unit: () => 'Huyện Krông Pắc', indicator: () => '' }
    const messages = problemsOfFailure(failure, 'không được', names).map(({ params }) => params['message'])
    expect(messages[0]).toContain('Huyện Krông Pắc: số phát sinh và số dư đầu ghi theo từng xã.')
    expect(messages[1]).toContain('“999”')
  })

  it('that names no field is shown at the end', () => {
    expect(problemsOfFailure({ kind: 'unexpected', incidentId: 'x' }, 'lỗi').map((problem) => problem.step)).toEqual([
      setupSteps.at(-1),
    ])
  })
})
