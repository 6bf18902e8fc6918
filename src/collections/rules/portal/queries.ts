import 'server-only'
import { z } from 'zod'
import { notFound } from '@/kernel/errors'
import type { PortalContext } from '@/kernel/portal/context'
import { dayAfter, isDay } from '../domain/days'
import { changesBetween, daysOfChange } from '../operations/changes'
import type { ClauseChange } from '../operations/changes'
import { listBooks } from '../operations/listBooks'
import type { BookLine } from '../operations/listBooks'
import { noteSeen } from '../operations/own'
import { changesPath, versionPath } from '../operations/paths'
import { readBook } from '../operations/readBook'
import type { BookPage } from '../operations/readBook'
import { readVersion } from '../operations/readVersion'
import type { VersionPage } from '../operations/readVersion'
import { todayIn } from '../operations/today'

const idOrNotFound = (id: string): string => {
  if (z.uuid().safeParse(id).success) return id
  throw notFound()
}

const dayOr = (text: string | undefined, fallback: string): string =>
  text !== undefined && isDay(text) ? text : fallback

/** The books that the person reads. */
export const myBooks = ({ req, community, locale }: PortalContext): Promise<BookLine[]> =>
  listBooks(req, { community, locale })

/**
 * A book on the day that its address names, today where it names none.
 * @throws AppError 404.
 */
export const openBook = async (
  { req, community, locale }: PortalContext,
  id: string,
  search: { on?: string | undefined; language?: string | undefined },
): Promise<BookPage> =>
  readBook({
    req,
    community,
    book: idOrNotFound(id),
    day: dayOr(search.on, todayIn(community)),
    locale,
    language: search.language,
  })

export interface ChangesPage {
  book: BookPage
  from: string
  until: string
  changes: ClauseChange[]
}

const A_YEAR = 365

/**
 * What changed in a book between two days: within the last year, and up to the last day for which
 * something is published, where the address names none.
 * @throws AppError 404.
 */
export const openChanges = async (
  context: PortalContext,
  id: string,
  search: { from?: string | undefined; until?: string | undefined; language?: string | undefined },
): Promise<ChangesPage> => {
  const { req, community, locale } = context
  const book = await openBook(context, id, { language: search.language })
  const { today } = book
  const last = (await daysOfChange(req, { community: community.id, book: id })).at(-1) ?? today
  const from = dayOr(search.from, dayAfter(today, -A_YEAR))
  const until = dayOr(search.until, last > today ? last : today)
  const asked = { req, community, book: id, from, until, locale, language: search.language }
  const changes = await changesBetween(asked)
  await noteSeen({ req, community, path: changesPath(community.slug, id) })
  return { book, from, until, changes }
}

/**
 * The words of one version; looking at them is what the bell wanted.
 * @throws AppError 404.
 */
export const openVersion = async (
  { req, community, locale }: PortalContext,
  id: string,
  language?: string,
): Promise<VersionPage> => {
  const version = await readVersion({
    req,
    community,
    id: idOrNotFound(id),
    locale,
    language,
  })
  await noteSeen({ req, community, path: versionPath(community.slug, id) })
  return version
}
