import { type CSSProperties, memo, useMemo } from 'react'
import { t } from '#renderer/texts/vi.ts'
import type { SheetModel } from '#shared/reports/sheet-model.schema.ts'
import { layOutPaper, type Paper as PaperLayout, type PaperCell, type PaperRow } from './paper-layout.ts'
import styles from './paper.module.css'

interface PaperProps {
  readonly sheet: SheetModel
  /** 1 is the size in the hand. */
  readonly zoom: number
}

/** The sheet as it will be printed, page by page. Sizes come from the sheet itself. */
export const Paper = memo(function Paper({ sheet, zoom }: PaperProps) {
  const layout = useMemo(() => layOutPaper(sheet), [sheet])
  return (
    <div className={styles.pages} style={{ '--paper-zoom': zoom } as CSSProperties}>
      {layout.pages.map((rows, index) => (
        <Page key={rows[0]?.number ?? index} layout={layout} rows={rows} number={index + 1} />
      ))}
    </div>
  )
})

function Page({
  layout,
  rows,
  number,
}: {
  readonly layout: PaperLayout
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
              <Row key={row.number} row={row} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

function Row({ row }: { readonly row: PaperRow }) {
  return (
    <tr style={{ height: row.heightPx }}>
      {row.cells.map((cell, index) => {
        if (cell === null) return null
        return cell === 'empty' ? <td key={index} aria-hidden /> : <Cell key={index} cell={cell} />
      })}
    </tr>
  )
}

function Cell({ cell: { cell, columnSpan, rowSpan } }: { readonly cell: PaperCell }) {
  const { style } = cell
  return (
    <td
      className={styles.cell}
      colSpan={columnSpan}
      rowSpan={rowSpan}
      data-bold={style.bold || undefined}
      data-italic={style.italic || undefined}
      data-underline={style.underline || undefined}
      data-border={style.border || undefined}
      data-wrap={style.wrap || undefined}
      data-fill={style.fill}
      data-align={style.align ?? (typeof cell.value === 'number' ? 'right' : undefined)}
      data-valign={style.valign}
      style={style.sizePt === undefined ? undefined : { fontSize: `${style.sizePt}pt` }}
    >
      {cell.text}
    </td>
  )
}
