import type { ReportTable } from './table'

/** One bar: how much, and where that is listed. */
export interface ReportBar {
  label: string
  value: number
  /** Null: it has no list of its own. */
  href: string | null
}

interface ReportSectionProps {
  table: ReportTable
  bars?: readonly ReportBar[]
  words: {
    none: string
    asTable: string
    download: string
    /** Where it is drawn on paper too. */
    paper?: string
  }
  fileOf: (format: 'csv' | 'pdf') => string
  /** Where a row leads to; by its number. */
  links?: readonly string[]
}

const Bars = ({ bars }: { bars: readonly ReportBar[] }) => {
  const most = Math.max(1, ...bars.map(({ value }) => value))
  return (
    <ol className="report-bars">
      {bars.map(({ label, value, href }) => {
        const inside = (
          <>
            <span>{label}</span>
            <i aria-hidden style={{ inlineSize: `${String(Math.round((value / most) * 100))}%` }} />
            <b>{value}</b>
          </>
        )
        return (
          <li key={label}>{href === null ? <div>{inside}</div> : <a href={href}>{inside}</a>}</li>
        )
      })}
    </ol>
  )
}

const Table = ({ table, links }: Pick<ReportSectionProps, 'table' | 'links'>) => (
  <div className="report-scroll" tabIndex={0} role="region" aria-label={table.title}>
    <table>
      <thead>
        <tr>
          {table.columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map(([first, ...others], row) => {
          const href = links?.[row]
          return (
            // Rows of a report have no order but their own.
            <tr key={row}>
              <th scope="row">{href === undefined ? first : <a href={href}>{first}</a>}</th>
              {others.map((cell, column) => (
                <td key={table.columns[column + 1]}>{cell ?? '–'}</td>
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  </div>
)

/** One part of the report: its bars where it has some, the table behind them, and its files. */
export const ReportSection = ({ table, bars, words, fileOf, links }: ReportSectionProps) => (
  <section className="report-part" aria-labelledby={`report-${table.name}`}>
    <h2 id={`report-${table.name}`}>{table.title}</h2>
    {table.rows.length === 0 ? (
      <p className="report-none">{words.none}</p>
    ) : (
      <>
        {bars ? (
          <>
            <Bars bars={bars} />
            <details>
              <summary>{words.asTable}</summary>
              <Table table={table} links={links} />
            </details>
          </>
        ) : (
          <Table table={table} links={links} />
        )}
        <p className="report-files">
          <a href={fileOf('csv')}>{words.download}</a>
          {words.paper !== undefined && <a href={fileOf('pdf')}>{words.paper}</a>}
        </p>
      </>
    )}
  </section>
)
