import { readerOf, sql } from '@/kernel/database/transaction'
import { DESK_ROLES } from '@/kernel/domain/membership'
import { accessDenied } from '@/kernel/errors'
import type { FilePurpose } from '@/kernel/files/purposes'
import { rolesIn, scopeOf } from '@/kernel/tenancy/scope'
import { rulesOf } from './operations/rules'

export const VISIT_PHOTO = 'visit-photo'

const MOST_BYTES = 8 * 1024 * 1024

/** Somebody at the gate: taken there where the community wants it, seen there and by the home that is asked. */
export const visitFilePurposes: FilePurpose[] = [
  {
    name: VISIT_PHOTO,
    accepts: 'image',
    limit: async ({ req, community }) => {
      const held = rolesIn(await scopeOf(req), community)
      if (!held.some((role) => DESK_ROLES.some((desk) => desk === role))) throw accessDenied()
      const { photos } = await rulesOf(req, community)
      if (!photos) throw accessDenied()
      return MOST_BYTES
    },
    // By the rows of the questions: those at the gate, and whoever lives there today.
    mayRead: async ({ req, community, id }) => {
      const reader = await readerOf(req)
      const { rows } = await reader.execute(sql`
        select 1 from gate_asks where community_id = ${community} and photo_id = ${id}`)
      return rows.length > 0
    },
  },
]
