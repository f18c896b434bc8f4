/** A figure of a row over a span of days, in one channel. */
export interface FigureCell {
  readonly unitId: number
  readonly channel: string
  readonly from: string
  readonly to: string
  readonly value: number | null
}

type Asked<T> = (unitIds: readonly number[], indicators: readonly string[], from: string, to: string) => readonly T[]

/** What a passport reads of the book's figures. */
export interface PassportFigures {
  readonly cells: Asked<FigureCell>
  /** Figures over days of which only some lie in the span. */
  readonly crossing: Asked<FigureCell>
  readonly sums: Asked<{ readonly total: number }>
  /** Levels that were given to a row, the newest day first. */
  readonly levels: (
    unitId: number,
    indicator: string,
  ) => readonly {
    readonly on: string
    readonly value: number
    readonly author: string
    readonly at: string
    readonly document: string
  }[]
}
