/**
 * Loaded before the program (`node --import`), makes its store wait less for the disk than it asks to, and still say
 * that it waits: the control of the power cut.
 */
import Database from 'better-sqlite3'

const pragma = Reflect.get(Database.prototype, 'pragma')

Database.prototype.pragma = function (source, options) {
  const answer: unknown = pragma.call(this, source.replace('synchronous = FULL', 'synchronous = NORMAL'), options)
  return source === 'synchronous' ? 2 : answer
}
