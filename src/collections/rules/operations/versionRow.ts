import type { PayloadRequest } from 'payload'
import { readerOf, sql, txOf } from '@/kernel/database/transaction'
import { notFound } from '@/kernel/errors'
import type { CommunityIdentity } from '@/kernel/identity'
import type { VersionState } from '../domain/states'
import type { Wordings } from '../domain/wording'
import { APPROVER_ROLES } from '../roles'
import { wordsColumn } from './sql'

export interface One {
  req: PayloadRequest
  community: Pick<CommunityIdentity, 'id' | 'timeZone'>
  /** Of a version. */
  id: string
}

interface LockedRow extends Record<string, unknown> {
  state: VersionState
  author_id: string | null
  from: string | null
  language: string
  words: Wordings
}

/**
 * Locks a version: of many who move it one does, and nobody writes meanwhile.
 * @throws AppError 404.
 */
export const lockVersion = async ({ req, community, id }: One): Promise<LockedRow> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<LockedRow>(sql`
    select v.state::text as state, v.author_id, v.effective_from as "from",
      v.language::text as language, ${wordsColumn}
    from rule_versions v where v.id = ${id} and v.community_id = ${community.id} for update`)
  const [row] = rows
  if (!row) throw notFound()
  return row
}

/** How many people besides the one who asks may approve. */
export const otherApprovers = async ({ req, community }: Omit<One, 'id'>): Promise<number> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ others: number }>(sql`
    select count(distinct m.user_id)::int as others from memberships m
    where m.community_id = ${community.id} and m.status = 'active'
      and (m.valid_from is null or m.valid_from <= now())
      and (m.valid_to is null or m.valid_to > now())
      and m.role::text in (select jsonb_array_elements_text(${JSON.stringify(APPROVER_ROLES)}::jsonb))
      and m.user_id <> ${req.user?.id ?? null}`)
  return rows[0]?.others ?? 0
}
