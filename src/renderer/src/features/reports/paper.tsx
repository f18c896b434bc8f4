import { type CSSProperties, memo, useMemo } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { useDrawnCount } from '#renderer/ui/use-drawn-count.ts'
import type { CellLook, SheetPicture } from '#shared/reports/sheet-picture.schema.ts'
import { layOutPaper, type Paper as PaperLayout, type PaperCell, type PaperRow } from './paper-layout.ts'
import styles from './paper.module.css'

interface PaperProps {
  readonly picture: SheetPicture
  /** 1 is the size in the hand. */
  readonly zoom: number
}

/** The sheet as it will be printed, page by page. Sizes come from the sheet itself. */
export const Paper = memo(function Paper({ picture, zoom }: PaperProps) {
  const layout = useMemo(() => layOutPaper(picture), [picture])
  const drawn = useDrawnCount(layout, layout.pages.length, { first: 2, more: 2 })
  return (
    <div
      className={styles.pages}
      aria-busy={drawn < layout.pages.length}
      style={{ '--paper-zoom': zoom } as CSSProperties}
    >
      {layout.pages.map((rows, index) => (
        <Page
          key={rows[0]?.number ?? index}
          layout={layout}
          looks={picture.looks}
          rows={index < drawn ? rows : noRows}
          number={index + 1}
        />
      ))}
    </div>
  )
})

const noRows: readonly PaperRow[] = []

const Page = memo(function Page({
  layout,
  looks,
  rows,
  number,
}: {
  readonly layout: PaperLayout
  readonly looks: readonly CellLook[]
  readonly rows: readonly PaperRow[]
  readonly number: number
}) {
  const { marginsPx: margins } = layout
  const size = {
    '--page-width': `${layout.widthPx}px`,
    '--page-height': `${layout.heightPx}px`,
    '--page-margins': `${margins.top}px ${margins.right}px ${margins.bottom}px ${margins.left}px`,
    '--table-scale': layout.scale,
  } as CSSProperties
  return (
    <div className={styles.page} style={size}>
      <div className={styles.sheet}>
        {number > 1 && <p className={styles.pageNumber}>{number}</p>}
        <table className={styles.table} aria-label={t('reports.pageOf', { page: number, pages: layout.pages.length })}>
          <colgroup>
            {layout.columnsPx.map((px, index) => (
              <col key={index} width={px} />
            ))}
          </colgroup>
          <tbody>
            {rows.map((row) => (
              <Row key={row.number} row={row} looks={looks} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
})

function Row({ row, looks }: { readonly row: PaperRow; readonly looks: readonly CellLook[] }) {
  return (
    <tr style={{ height: row.heightPx }}>
      {row.cells.map((cell, index) => {
        if (cell === null) return null
        if (cell === 'empty') return <td key={index} aria-hidden />
        return <Cell key={index} cell={cell} look={looks[cell.look] ?? {}} />
      })}
    </tr>
  )
}

function Cell({ cell, look }: { readonly cell: PaperCell; readonly look: CellLook }) {
  return (
    <td
      className={styles.cell}
      colSpan={cell.columnSpan}
      rowSpan={cell.rowSpan}
      data-bold={look.bold || undefined}
      data-italic={look.italic || undefined}
      data-underline={look.underline || undefined}
      data-border={look.border || undefined}
      data-wrap={look.wrap || undefined}
      data-fill={look.fill}
      data-align={look.align}
      data-valign={look.valign}
      style={look.sizePt === undefined ? undefined : { fontSize: `${look.sizePt}pt` }}
    >
      {cell.text}
    </td>
  )
}
