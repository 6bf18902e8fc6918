import type { ReactNode } from 'react'

interface SheetTableProps {
  caption: string
  columns: readonly string[]
  /** The first cell names the row. */
  rows: readonly { id: string; cells: readonly ReactNode[] }[]
  /** Rows to write on. */
  blanks: number
}

const CELL = 'border-line-strong border px-2 py-1.5 align-top'

/** A table for paper, with boxes to write in; on a narrow screen it is moved sideways. */
export const SheetTable = ({ caption, columns, rows, blanks }: SheetTableProps) => (
  <div
    role="region"
    aria-label={caption}
    tabIndex={0}
    className="overflow-x-auto print:overflow-visible"
  >
    <table className="w-full border-collapse text-left">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" className={`${CELL} font-semibold`}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, cells: [title, ...cells] }) => (
          <tr key={id} className="break-inside-avoid">
            <th scope="row" className={`${CELL} font-semibold`}>
              {title}
            </th>
            {cells.map((cell, place) => (
              <td key={columns[place + 1]} className={CELL}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
        {Array.from({ length: blanks }, (_, row) => (
          <tr key={`blank-${String(row)}`} aria-hidden className="break-inside-avoid">
            {columns.map((column) => (
              <td key={column} className={`${CELL} h-9`} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
