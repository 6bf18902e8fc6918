import { readerOf, sql } from '@/kernel/database/transaction'
import { accessDenied } from '@/kernel/errors'
import type { FilePurpose } from '@/kernel/files/purposes'
import { rolesIn, scopeOf } from '@/kernel/tenancy/scope'
import { noteOpened } from './operations/downloads'
import { EDITOR_ROLES } from './roles'

export const DOCUMENT_FILE = 'document-file'
export const DOCUMENT_IMAGE = 'document-image'

const MEGABYTE = 1024 * 1024

/** Seconds: a link to a document is for the next moment, and is of no use when it is passed on. */
export const LINK_SECONDS = 120

const limitOf =
  (megabytes: number): FilePurpose['limit'] =>
  async ({ req, community }) => {
    const held = rolesIn(await scopeOf(req), community)
    if (EDITOR_ROLES.some((role) => held.includes(role))) return megabytes * MEGABYTE
    throw accessDenied()
  }

/** Whoever has the version: its row is asked. */
const mayRead: FilePurpose['mayRead'] = async ({ req, community, id }) => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute(sql`
    select 1 from document_versions where community_id = ${community} and file_id = ${id}`)
  return rows.length > 0
}

const common = { mayRead, onOpened: noteOpened, linkSeconds: LINK_SECONDS }

/** What a document is. */
export const documentFilePurposes: FilePurpose[] = [
  { ...common, name: DOCUMENT_FILE, accepts: 'document', showsFirstPage: true, limit: limitOf(25) },
  { ...common, name: DOCUMENT_IMAGE, accepts: 'image', limit: limitOf(10) },
]
