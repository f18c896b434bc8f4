/**
 * A use case refused. Thrown, because only a throw rolls back a better-sqlite3 transaction; `code` and the shape of
 * `data` are declared in the procedure's contract.
 */
export class DomainError extends Error {
  readonly code: string
  readonly data: unknown

  constructor(code: string, data: unknown = {}) {
    super(code)
    this.name = 'DomainError'
    this.code = code
    this.data = data
  }
}
