import { DESK_ROLES } from '@/kernel/domain/membership'
import { readerOf, sql } from '@/kernel/database/transaction'
import { accessDenied } from '@/kernel/errors'
import type { Asking, FilePurpose } from '@/kernel/files/purposes'
import { rolesIn, scopeOf } from '@/kernel/tenancy/scope'

export const PACKAGE_SIGNATURE = 'package-signature'
export const PACKAGE_RELEASE_PHOTO = 'package-release-photo'

const MEGABYTE = 1024 * 1024

const limitAtDesk =
  (megabytes: number): FilePurpose['limit'] =>
  async ({ req, community }: Asking) => {
    const held = rolesIn(await scopeOf(req), community)
    if (held.some((role) => DESK_ROLES.some((desk) => desk === role))) return megabytes * MEGABYTE
    throw accessDenied()
  }

/** By the rows of the hand-overs: the desk, and the resident who signed. */
const mayRead: FilePurpose['mayRead'] = async ({ req, community, id }) => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute(sql`
    select 1 from package_handovers
    where community_id = ${community} and (signature_file_id = ${id} or photo_file_id = ${id})`)
  return rows.length > 0
}

/** What is kept of a hand-over. */
export const packageFilePurposes: FilePurpose[] = [
  { name: PACKAGE_SIGNATURE, accepts: 'image', limit: limitAtDesk(1), mayRead },
  { name: PACKAGE_RELEASE_PHOTO, accepts: 'image', limit: limitAtDesk(8), mayRead },
]
