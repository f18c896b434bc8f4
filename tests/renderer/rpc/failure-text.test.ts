import { describe, expect, it } from 'vitest'
import { errorText, failureText } from '#renderer/rpc/failure-text.ts'

describe('failureText', () => {
  it('gives the incident of an unexpected failure, and nothing of its inside', () => {
    expect(failureText({ kind: 'unexpected', incidentId: 'K7-2041' })).toContain('K7-2041')
  })

  it('names what is wrong in an input', () => {
    const problems = [{ path: 'on', message: 'ngày không có thật' }]
    expect(failureText({ kind: 'invalid-input', problems })).toContain('ngày không có thật')
  })

  it('says in words why a use case was refused', () => {
    const text = failureText({ kind: 'domain', code: 'units/not-configured', data: {} })
    expect(text).not.toContain('units/not-configured')
    expect(text.length).toBeGreaterThan(10)
  })
})

describe('errorText', () => {
  it('tells of an error that is no refusal without its English message', () => {
    expect(errorText(new TypeError('x is not a function'))).not.toContain('function')
  })
})
