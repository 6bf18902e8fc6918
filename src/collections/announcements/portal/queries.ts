import 'server-only'
import { z } from 'zod'
import { notFound } from '@/kernel/errors'
import type { PortalContext } from '@/kernel/portal/context'
import { noteSeen } from '../operations/own'
import { categoriesOf, listAnnouncements } from '../operations/readList'
import type { AnnouncementLine, Category } from '../operations/readList'
import { readAnnouncement } from '../operations/readOne'
import type { AnnouncementPage } from '../operations/readOne'

/** As they stand in the address of the list. */
export interface ListSearch {
  show?: string | undefined
  category?: string | undefined
  q?: string | undefined
  before?: string | undefined
}

const PAGE = 20
const idOf = (value: string | undefined): string | undefined =>
  z.uuid().safeParse(value).success ? value : undefined

export interface ListPage {
  announcements: AnnouncementLine[]
  next: string | null
  categories: Category[]
  /** What is shown, as far as the address said something that is there. */
  show: 'current' | 'earlier'
  category: string | undefined
  q: string
}

/** A page of the list. */
export const myAnnouncements = async (
  { req, community, locale }: PortalContext,
  search: ListSearch,
): Promise<ListPage> => {
  const show = search.show === 'earlier' ? 'earlier' : 'current'
  const categories = await categoriesOf(req, community.id)
  const category = categories.find(({ id }) => id === search.category)?.id
  const q = (search.q ?? '').trim().slice(0, 80)
  const before = idOf(search.before)
  const asked = { req, community, locale, show, category, q, before, limit: PAGE } as const
  return { ...(await listAnnouncements(asked)), categories, show, category, q }
}

/**
 * One announcement; looking at it is the first look.
 * @throws AppError 404.
 */
export const openAnnouncement = async (
  { req, community, locale }: PortalContext,
  id: string,
  language?: string,
): Promise<AnnouncementPage> => {
  if (idOf(id) === undefined) throw notFound()
  await noteSeen({ req, community, id })
  return readAnnouncement({ req, community, id, locale, language })
}
