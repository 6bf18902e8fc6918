import { readerOf, sql } from '@/kernel/database/transaction'
import { accessDenied } from '@/kernel/errors'
import type { FilePurpose } from '@/kernel/files/purposes'
import { rolesIn, scopeOf } from '@/kernel/tenancy/scope'
import { EDITOR_ROLES } from './roles'

export const ANNOUNCEMENT_IMAGE = 'announcement-image'
export const ANNOUNCEMENT_FILE = 'announcement-file'

const MEGABYTE = 1024 * 1024

const limitOf =
  (megabytes: number): FilePurpose['limit'] =>
  async ({ req, community }) => {
    const held = rolesIn(await scopeOf(req), community)
    if (EDITOR_ROLES.some((role) => held.includes(role))) return megabytes * MEGABYTE
    throw accessDenied()
  }

/** Whoever reads the announcement: its row is asked. */
const mayRead: FilePurpose['mayRead'] = async ({ req, community, id }) => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute(sql`
    select 1 from announcement_files where community_id = ${community} and file_id = ${id}`)
  return rows.length > 0
}

/** What belongs to an announcement. */
export const announcementFilePurposes: FilePurpose[] = [
  { name: ANNOUNCEMENT_IMAGE, accepts: 'image', limit: limitOf(8), mayRead },
  {
    name: ANNOUNCEMENT_FILE,
    accepts: 'document',
    showsFirstPage: true,
    limit: limitOf(10),
    mayRead,
  },
]
