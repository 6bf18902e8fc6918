import type {
  CollectionAfterChangeHook,
  CollectionBeforeChangeHook,
  CollectionSlug,
  PayloadRequest,
  SanitizedCollectionConfig,
  TypeWithID,
} from 'payload'
import { accessDenied, AppError } from '../errors'
import { identity } from '../identity'
import { pointersOf, referencesIn } from './references'
import { rolesIn, scopeOf } from './scope'

interface CommunityRow extends TypeWithID {
  community?: unknown
}

export interface GuardOptions {
  /** Slugs of all collections that carry a community. */
  communityScoped: ReadonlySet<string>
  usersSlug: string
}

const textOf = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value
  return typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string'
    ? value.id
    : undefined
}

const isScoped = (scoped: ReadonlySet<string>, slug: string): slug is CollectionSlug =>
  scoped.has(slug)

const foreignReference = (field: string) =>
  new AppError({ code: 'tenancy.foreign-reference', status: 400, field })

/** Ids of `wanted` that stand in the collection with this community. */
const inCommunity = async (
  req: PayloadRequest,
  collection: CollectionSlug,
  community: string,
  wanted: string[],
): Promise<Set<string>> => {
  const { docs } = await req.payload.db.find<{ id: string }>({
    collection,
    limit: wanted.length,
    pagination: false,
    req,
    select: {},
    where: { and: [{ id: { in: wanted } }, { community: { equals: community } }] },
  })
  return new Set(docs.map(({ id }) => id))
}

/** Ids of people who ever belonged to the community. Whoever acts for it now did, without a look. */
const everMembers = async (
  req: PayloadRequest,
  community: string,
  wanted: string[],
): Promise<Set<string>> => {
  const scope = await scopeOf(req)
  const isMember = rolesIn(scope, community).length > 0
  const known = wanted.filter((id) => isMember && id === scope.userId)
  const others = wanted.filter((id) => !known.includes(id))
  return new Set([...known, ...(await identity().everMembers(req, community, others))])
}

const guardReferences = async (
  req: PayloadRequest,
  collection: SanitizedCollectionConfig,
  community: string,
  data: unknown,
  { communityScoped, usersSlug }: GuardOptions,
): Promise<void> => {
  for (const reference of referencesIn(collection.fields)) {
    const pointers = pointersOf(data, reference)
    const field = reference.path.filter((part) => part !== '[]').join('.')
    const targets = new Set(pointers.map(({ relationTo }) => relationTo))
    for (const relationTo of targets) {
      const ids = [
        ...new Set(pointers.filter((at) => at.relationTo === relationTo).map(({ id }) => id)),
      ]
      if (!reference.relationTo.includes(relationTo)) throw foreignReference(field)
      const own = isScoped(communityScoped, relationTo)
        ? await inCommunity(req, relationTo, community, ids)
        : relationTo === usersSlug
          ? await everMembers(req, community, ids)
          : new Set(ids)
      if (ids.some((id) => !own.has(id))) throw foreignReference(field)
    }
  }
}

/**
 * Layer 3 of tenancy, on the state that a write would leave behind: a document has a community, it
 * never changes, and whatever it points at is of the same one. Update access alone sees only the
 * old document. It holds for every writer, drafts included, which skip field validation.
 */
export const guardCommunity =
  (options: GuardOptions): CollectionBeforeChangeHook<CommunityRow> =>
  async ({ collection, data, operation, originalDoc, req }) => {
    const given = textOf(data.community)
    const held = textOf(originalDoc?.community)
    if (operation === 'update' && 'community' in data && given !== held) {
      throw new AppError({ code: 'tenancy.community-fixed', status: 400, field: 'community' })
    }
    const community = operation === 'create' ? given : held
    if (community === undefined) {
      throw new AppError({ code: 'tenancy.community-missing', status: 400, field: 'community' })
    }
    await guardReferences(req, collection, community, data, options)
    return data
  }

/**
 * Access to a create is asked before default values are filled in, so a community that came from a
 * cookie has not been looked at. It is asked again of the document that stands there now.
 */
export const guardCreate: CollectionAfterChangeHook<CommunityRow> = async ({
  collection,
  doc,
  operation,
  overrideAccess,
  req,
}) => {
  if (operation !== 'create' || overrideAccess === true) return
  const community = textOf(doc.community)
  const answer = await collection.access.create({ req, data: { ...doc, community } })
  if (answer === false) throw accessDenied()
}
