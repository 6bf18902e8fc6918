import 'server-only'
import { z } from 'zod'
import { notFound } from '@/kernel/errors'
import type { PortalContext } from '@/kernel/portal/context'
import { tagsOf } from '../domain/tags'
import { noteSeen } from '../operations/own'
import { categoriesOf, foldersIn, listDocuments, wayTo } from '../operations/readList'
import type { DocumentLine, FolderLine } from '../operations/readList'
import { readDocument } from '../operations/readOne'
import type { DocumentPage } from '../operations/readOne'

/** As they stand in the address of the list. */
export interface ListSearch {
  folder?: string | undefined
  category?: string | undefined
  tag?: string | undefined
  before?: string | undefined
}

const PAGE = 20

const idOf = (value: string | undefined): string | undefined =>
  z.uuid().safeParse(value).success ? value : undefined

export interface ListPage {
  way: FolderLine[]
  folders: FolderLine[]
  documents: DocumentLine[]
  next: string | null
  categories: { id: string; name: string }[]
  /** What is shown, as far as the address said something that is there. */
  folder: string | undefined
  category: string | undefined
  tag: string | undefined
}

/**
 * A page of the list: of a folder, or of all that there is where the person looks for a category or a
 * keyword.
 * @throws AppError 404 for a folder that is not there for them.
 */
export const myDocuments = async (
  { req, community }: PortalContext,
  search: ListSearch,
): Promise<ListPage> => {
  const folder = idOf(search.folder)
  if (search.folder !== undefined && folder === undefined) throw notFound()
  const way = folder === undefined ? [] : await wayTo(req, community.id, folder)
  if (folder !== undefined && way.length === 0) throw notFound()
  const categories = await categoriesOf(req, community.id)
  const category = categories.find(({ id }) => id === search.category)?.id
  const [tag] = tagsOf(search.tag)
  const before = idOf(search.before)
  const asked = { req, community, now: new Date(), folder, category, tag, before, limit: PAGE }
  return {
    way,
    folders: await foldersIn(req, community.id, folder),
    ...(await listDocuments(asked)),
    categories,
    folder,
    category,
    tag,
  }
}

/**
 * One document; the bell has nothing new to say about it from then on.
 * @throws AppError 404.
 */
export const openDocument = async (
  { req, community }: PortalContext,
  id: string,
): Promise<DocumentPage> => {
  if (idOf(id) === undefined) throw notFound()
  const document = await readDocument({ req, community, id })
  await noteSeen({ req, community, id })
  return document
}
