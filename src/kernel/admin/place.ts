import { notFound } from 'next/navigation'
import type { AdminViewServerProps, PayloadRequest } from 'payload'
import type { Role } from '../domain/membership'
import { identity } from '../identity'
import type { CommunityIdentity } from '../identity'
import { communitiesWithRole, scopeOf } from '../tenancy/scope'

/** Which community the panel's selector stands at; it chooses among what the person manages. */
const selected = ({ headers }: PayloadRequest): string | undefined =>
  /(?:^|;\s*)payload-tenant=([0-9a-f-]{36})/.exec(headers.get('cookie') ?? '')?.[1]

export interface Place {
  community: CommunityIdentity
  /** All that the person manages, or has another of the asked roles in. */
  managed: CommunityIdentity[]
}

/** The community that a view is about; whoever holds none of the roles anywhere sees no such page. */
export const placeOf = async (
  { initPageResult: { req }, searchParams }: AdminViewServerProps,
  roles: readonly Role[] = ['manager'],
): Promise<Place> => {
  const ids = communitiesWithRole(await scopeOf(req), roles)
  const managed: CommunityIdentity[] = []
  for (const id of ids) {
    const community = await identity().communityById(req, id)
    if (community) managed.push(community)
  }
  const asked = searchParams?.['c']
  const named = managed.find(({ slug }) => slug === asked)
  if (asked !== undefined && !named) notFound()
  const community = named ?? managed.find(({ id }) => id === selected(req)) ?? managed[0]
  if (!community) notFound()
  return { community, managed: managed.toSorted((a, b) => a.name.localeCompare(b.name)) }
}

/** One word of the address, where it is one. */
export const wordOf = (view: AdminViewServerProps, name: string): string => {
  const value = view.searchParams?.[name]
  return typeof value === 'string' ? value : ''
}
