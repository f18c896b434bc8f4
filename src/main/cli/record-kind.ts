import type { Book } from './open-book.ts'
import type { JsonLine } from './record-json.ts'

/** What became of a line that was not refused. */
export interface LineDone {
  /** Figures or records that say something else now. */
  readonly changed: number
  /** The line was recorded by an earlier run; nothing was done. */
  readonly isRepeated: boolean
  /** What a person should look at, in words. */
  readonly warnings?: readonly string[]
}

/** Records a line that has the field of its kind; throws a Refusal with the reasons when it is not done. */
export type LineRecorder = (line: JsonLine) => Promise<LineDone>

/** A kind of lines that `record` takes: one file each, listed in record-kinds.ts. */
export interface RecordKind {
  /** The field by which a line of this kind is told from the others. */
  readonly field: string
  /** What its lines look like, for the help: an example and its fields, two spaces in front. */
  readonly details: string
  /** Made once a run, on the open store. */
  readonly recorder: (book: Book) => LineRecorder | Promise<LineRecorder>
}
