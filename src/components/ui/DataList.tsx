import Link from 'next/link'
import type { ReactNode } from 'react'
import { cx } from './cx'

export interface DataColumn<Key extends string> {
  key: Key
  header: string
  /** Names the row: its header in the table, its title on the card. */
  isTitle?: boolean
  isNumeric?: boolean
}

export interface DataRow<Key extends string> {
  id: string
  href?: string
  cells: Readonly<Record<Key, ReactNode>>
}

export interface DataListProps<Key extends string> {
  /** What the table holds, for those who hear it. */
  caption: string
  columns: readonly DataColumn<Key>[]
  rows: readonly DataRow<Key>[]
}

const CELL =
  'cards:flex cards:items-baseline cards:justify-between cards:gap-6 cards:py-1 ' +
  'rows:px-6 rows:py-4 rows:align-middle'

const LABEL =
  'cards:before:content-[attr(data-label)] cards:before:text-muted cards:before:shrink-0'

/** A table that turns into cards on a telephone, not on paper. The roles keep it a table for screen readers. */
export const DataList = <Key extends string>({ caption, columns, rows }: DataListProps<Key>) => (
  <table role="table" className="w-full text-left cards:block">
    <caption className="sr-only">{caption}</caption>
    <thead role="rowgroup" className="cards:sr-only">
      <tr role="row" className="border-line border-b">
        {columns.map(({ key, header, isNumeric }) => (
          <th
            key={key}
            role="columnheader"
            scope="col"
            className={cx('text-muted px-6 py-3 font-medium', isNumeric && 'text-right')}
          >
            {header}
          </th>
        ))}
      </tr>
    </thead>
    <tbody role="rowgroup" className="divide-line divide-y cards:block">
      {rows.map(({ id, href, cells }) => (
        <tr
          key={id}
          role="row"
          className={cx(
            'relative cards:block cards:px-5 cards:py-4',
            href !== undefined && 'hover:bg-accent-soft/60 transition-colors',
          )}
        >
          {columns.map(({ key, header, isTitle, isNumeric }) => {
            if (!isTitle) {
              return (
                <td
                  key={key}
                  role="cell"
                  data-label={header}
                  className={cx(CELL, LABEL, isNumeric && 'rows:text-right')}
                >
                  <span className="cards:text-right">{cells[key]}</span>
                </td>
              )
            }
            return (
              <th
                key={key}
                role="rowheader"
                scope="row"
                className={cx(CELL, 'font-semibold cards:mb-1 cards:text-lg')}
              >
                {href === undefined ? (
                  cells[key]
                ) : (
                  <Link
                    href={href}
                    className="after:rounded-control focus-visible:after:outline-accent outline-none after:absolute after:inset-x-1 after:inset-y-0.5 focus-visible:after:outline-3"
                  >
                    {cells[key]}
                  </Link>
                )}
              </th>
            )
          })}
        </tr>
      ))}
    </tbody>
  </table>
)
