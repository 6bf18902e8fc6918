import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import type { Membership } from '@/payload-types'

const idOf = (value: unknown): string | undefined =>
  typeof value === 'string'
    ? value
    : typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
      ? value.id
      : undefined

/** Whether the community itself made the person its manager; the platform's access does not count. */
const managesByRight = async (req: PayloadRequest, user: string, community: string) => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute(sql`
    select 1 from memberships where user_id = ${user} and community_id = ${community}
      and role = 'manager' and via_platform is not true and status = 'active'
      and (valid_from is null or valid_from <= now()) and (valid_to is null or valid_to > now())`)
  return rows.length > 0
}

/**
 * Nobody of the platform gives themself power over a community but by the way that its managers are
 * told of, and what came by that way is not made longer.
 */
export const noOwnGrant: CollectionBeforeChangeHook<Membership> = async ({
  data,
  originalDoc,
  req,
}) => {
  const { user } = req
  if (!user) return data
  const refused = () => new AppError({ code: 'memberships.own-grant', status: 403, field: 'user' })
  if (originalDoc?.viaPlatform === true) throw refused()
  const whose = idOf(originalDoc?.user) ?? idOf(data.user)
  const community = idOf(originalDoc?.community) ?? idOf(data.community)
  if (whose !== user.id || community === undefined) return data
  if (!(await managesByRight(req, user.id, community))) throw refused()
  return data
}
