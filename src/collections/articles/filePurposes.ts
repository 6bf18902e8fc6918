import { readerOf, sql } from '@/kernel/database/transaction'
import { accessDenied } from '@/kernel/errors'
import type { FilePurpose } from '@/kernel/files/purposes'
import { rolesIn, scopeOf } from '@/kernel/tenancy/scope'
import { EDITOR_ROLES } from './roles'

export const ARTICLE_PICTURE = 'article-picture'

const MOST_BYTES = 8 * 1024 * 1024

/** Pictures of an article: sent by those who write it, and for whoever reads it: its row is asked. */
export const articleFilePurposes: FilePurpose[] = [
  {
    name: ARTICLE_PICTURE,
    accepts: 'image',
    limit: async ({ req, community }) => {
      const held = rolesIn(await scopeOf(req), community)
      if (EDITOR_ROLES.some((role) => held.includes(role))) return MOST_BYTES
      throw accessDenied()
    },
    mayRead: async ({ req, community, id }) => {
      const reader = await readerOf(req)
      const { rows } = await reader.execute(sql`
        select 1 from article_pictures where community_id = ${community} and file_id = ${id}`)
      return rows.length > 0
    },
  },
]
