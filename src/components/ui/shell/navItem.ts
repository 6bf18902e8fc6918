import type { ReactNode } from 'react'

export interface NavItem {
  href: string
  label: string
  icon: ReactNode
  /** How many wait there; nothing is shown for 0. */
  count?: number
  /** The same in words, for those who do not see the number: "3 unread messages". */
  countLabel?: string
  /** Current only on its own page, not on those below it: for the home page. */
  isExact?: boolean
}

/** Where the person's notices are, and how many of them are unread. */
export interface BellItem {
  href: string
  label: string
  count: number
  /** The same in words. */
  countLabel: string
}

/** An icon beside the community's name. */
export interface SearchItem {
  href: string
  label: string
}

export const isCurrentPage = (
  pathname: string,
  { href, isExact }: Pick<NavItem, 'href' | 'isExact'>,
): boolean => pathname === href || (isExact !== true && pathname.startsWith(`${href}/`))

/** More than this is "many": the bar has no room for it. */
const MOST_SHOWN = 99

export const shownCount = (count: number): string =>
  count > MOST_SHOWN ? `${MOST_SHOWN}+` : String(count)
