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
  'max-md:flex max-md:items-baseline max-md:justify-between max-md:gap-6 max-md:py-1 ' +
  'md:px-6 md:py-4 md:align-middle'

const LABEL =
  'max-md:before:content-[attr(data-label)] max-md:before:text-muted max-md:before:shrink-0'

/** A table that turns into cards on a telephone. The roles keep it a table for screen readers. */
export const DataList = <Key extends string>({ caption, columns, rows }: DataListProps<Key>) => (
  <table role="table" className="w-full text-left max-md:block">
    <caption className="sr-only">{caption}</caption>
    <thead role="rowgroup" className="max-md:sr-only">
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
    <tbody role="rowgroup" className="divide-line divide-y max-md:block">
      {rows.map(({ id, href, cells }) => (
        <tr
          key={id}
          role="row"
          className={cx(
            'relative max-md:block max-md:px-5 max-md:py-4',
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
                  className={cx(CELL, LABEL, isNumeric && 'md:text-right')}
                >
                  <span className="max-md:text-right">{cells[key]}</span>
                </td>
              )
            }
            return (
              <th
                key={key}
                role="rowheader"
                scope="row"
                className={cx(CELL, 'font-semibold max-md:mb-1 max-md:text-lg')}
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
