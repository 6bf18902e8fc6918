import type { FieldHook } from 'payload'
import { openReader, sql } from '@/kernel/database/transaction'
import { communitiesOf, scopeOfPerson } from '@/kernel/tenancy/scope'
import type { User } from '@/payload-types'

/**
 * Fills in the communities of a person who is being signed in: a read of one row, by the system,
 * on a request that has no user yet. Every other read leaves the field empty. An operator belongs
 * to none and works for all: plugin-multi-tenant gets all of them, and our rules decide. What is
 * read here is the scope of the request that follows; it is not read again.
 */
export const tenantsOfSelf: FieldHook<User> = async ({
  findMany,
  originalDoc,
  overrideAccess,
  req,
}) => {
  if (findMany === true || overrideAccess !== true || req.user) return undefined
  const id: unknown = originalDoc?.id
  if (typeof id !== 'string') return undefined
  const scope = await scopeOfPerson(req, id)
  if (scope.isOperator) {
    const { rows } = await openReader(req.payload).execute<{ id: string }>(
      sql`select community_id as id from app_communities_of_operator(${id})`,
    )
    return rows.map(({ id: tenant }) => ({ tenant }))
  }
  return communitiesOf(scope).map((tenant) => ({ tenant }))
}
