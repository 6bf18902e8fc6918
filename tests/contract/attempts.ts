import { v7 as uuidv7 } from 'uuid'
import type { CollectionSlug } from 'payload'
import { richText } from '@/seed/richText'
import type { App } from '../helpers/app'
import { PNG } from '../helpers/builders'
import type { Operation, Target } from './expectations'
import type { Actor, World } from './world'

/** What an attempt came to: `yes`, `no`, or a text that says why it is neither. */
export type Outcome = string

type Data = Record<string, unknown>

const PLACED = ['own', 'second', 'foreign'] as const
type Placed = (typeof PLACED)[number]
export const isPlaced = (target: Target): target is Placed =>
  PLACED.some((place) => place === target)

/** A whole and valid document for a place; without a community where the target is `none`. */
export const documentFor = (collection: string, target: Target, world: World): Data => {
  const place = isPlaced(target) ? target : 'own'
  const at = world.places[place]
  const community = isPlaced(target) ? { community: at.id } : {}
  const tag = uuidv7().slice(-12)
  const person = world.spare[place]
  // Where the residents among the personas live, and where `both` does.
  const home = { unit: place === 'second' ? at.otherUnit : at.unit, person }
  switch (collection) {
    case 'audit-entries':
      return {
        ...community,
        at: new Date().toISOString(),
        action: 'a.b',
        subjectCollection: 'units',
        subjectId: 'x',
      }
    case 'deliveries':
      return { ...community, eventId: tag, kind: 'k', channel: 'email', recipient: person }
    case 'idempotency-keys':
      return { user: person, key: tag, endpoint: 'post /x', bodyHash: 'x' }
    case 'users':
      return {
        email: `made-${tag}@example.org`,
        name: 'Made',
        locale: 'en',
        password: 'long-enough-password',
      }
    case 'platform-grants':
      return { user: person, reason: 'Mine', expiresAt: '2100-01-01T00:00:00.000Z' }
    case 'communities':
      return {
        name: 'Made',
        slug: `made-${tag}`,
        timeZone: 'UTC',
        currency: 'EUR',
        themeColor: '#112233',
      }
    case 'units':
      return { ...community, building: '', number: tag, type: 'apartment' }
    case 'memberships':
      return { ...community, user: person, role: 'worker', status: 'active' }
    case 'media':
      return { ...community, unit: at.otherUnit }
    case 'roster-entries':
      return { ...community, unit: at.otherUnit, name: `Made ${tag}`, role: 'owner' }
    case 'roster-imports':
      return { ...community, fileName: 'a.csv', fileSize: 1, format: 'csv', startedBy: person }
    case 'membership-invitations':
      return {
        ...community,
        name: 'Asked in',
        role: 'worker',
        locale: 'en',
        channel: 'email',
        expiresAt: '2100-01-01T00:00:00.000Z',
        tokenHash: `token-${tag}`,
        codeHash: `code-${tag}`,
      }
    case 'join-requests':
      return {
        ...community,
        person,
        name: 'Asks',
        email: 'asks@example.org',
        unitText: tag,
        role: 'owner',
        status: 'withdrawn',
      }
    case 'message-topics':
      return { ...community, name: `Topic ${tag}`, team: 'manager' }
    case 'saved-replies':
      return { ...community, title: `Reply ${tag}`, body: 'Dear {{name}}' }
    case 'announcement-categories':
      return { ...community, name: `Category ${tag}` }
    case 'lobby-screens':
      return { ...community, name: `Screen ${tag}`, language: 'en', seconds: 20 }
    case 'announcements':
      return { ...community, language: 'en', title: `News ${tag}`, body: richText('It rains.') }
    case 'announcement-templates':
      return {
        ...community,
        name: `Template ${tag}`,
        language: 'en',
        title: `News ${tag}`,
        body: richText('It rains.'),
      }
    case 'announcement-series':
      return {
        ...community,
        name: `Series ${tag}`,
        template: world.row('announcement-templates', place, world.actors[0]!),
        rule: 'FREQ=DAILY',
        firstDay: '2099-01-01',
        time: '08:00',
        becomes: 'review',
        leadDays: 0,
        shownDays: 0,
      }
    case 'audience-lists':
      return { ...community, name: `List ${tag}`, units: [{ unit: at.otherUnit }] }
    case 'articles':
      return {
        ...community,
        language: 'en',
        title: `Article ${tag}`,
        body: richText('It rains.'),
        state: 'draft',
      }
    case 'document-categories':
      return { ...community, name: `Category ${tag}` }
    case 'document-folders':
      return { ...community, name: `Folder ${tag}` }
    case 'documents':
      return { ...community, title: `Paper ${tag}`, folder: world.folders[place] }
    case 'rule-books':
      return { ...community, titles: { en: `Rules ${tag}` }, language: 'en' }
    case 'rule-chapters':
      return {
        ...community,
        book: world.row('rule-books', place, world.actors[0]!),
        number: tag.slice(-12),
        titles: { en: 'Living' },
      }
    case 'rule-clauses':
      return {
        ...community,
        chapter: world.row('rule-chapters', place, world.actors[0]!),
        number: tag.slice(-12),
      }
    case 'rule-versions':
      return {
        ...community,
        clause: world.row('rule-clauses', place, world.actors[0]!),
        language: 'en',
        words: { en: { title: 'Quiet', text: 'It is quiet.' } },
      }
    case 'shelves':
      return { ...community, name: `Shelf ${tag.slice(-12)}`, area: 'Mail room' }
    case 'packages':
      return { ...community, unit: at.otherUnit, carrier: 'dhl' }
    case 'package-events':
      return {
        ...community,
        package: world.row('packages', place, world.actors[0]!),
        unit: at.otherUnit,
        kind: 'received',
        at: new Date().toISOString(),
      }
    case 'shelf-audits':
      return { ...community, shelf: tag.slice(-12), startedAt: new Date().toISOString() }
    case 'shelf-incidents':
      return {
        ...community,
        audit: world.row('shelf-audits', place, world.actors[0]!),
        kind: 'unknown',
        code: tag.slice(-12),
        at: new Date().toISOString(),
        // One may be open about a parcel.
        state: 'settled',
        settledAs: 'noted',
        settledAt: new Date().toISOString(),
      }
    case 'gates':
      return { ...community, name: `Gate ${tag}` }
    case 'block-entries':
      return { ...community, name: `Blocked ${tag}`, reason: 'A test' }
    case 'visitors':
      return { ...community, host: person, name: tag, lastInvitedAt: new Date().toISOString() }
    case 'invitations':
      return {
        ...community,
        host: person,
        unit: at.otherUnit,
        visitor: world.row('visitors', place, world.actors[0]!),
        name: tag,
        kind: 'single',
        purpose: 'guest',
        startsAt: new Date().toISOString(),
        party: 1,
        state: 'active',
      }
    case 'visits':
      return {
        ...community,
        host: person,
        unit: at.otherUnit,
        invitation: world.row('invitations', place, world.actors[0]!),
        name: tag,
        state: 'expected',
        opensAt: '2030-01-01T10:00:00.000Z',
        closesAt: '2030-01-01T12:00:00.000Z',
        party: 1,
      }
    case 'household-members':
      return { ...community, ...home, name: 'A child', relation: 'child' }
    case 'emergency-contacts':
      return { ...community, ...home, kind: 'doctor', name: 'Dr Who', phone: '+33612345678' }
    case 'vehicles':
      return { ...community, ...home, plate: tag.slice(-8), kind: 'car' }
    case 'pets':
      return { ...community, ...home, name: 'Rex', species: 'dog' }
    case 'absences':
      return {
        ...community,
        ...home,
        from: '2030-01-01T00:00:00.000Z',
        until: '2030-01-08T00:00:00.000Z',
      }
    case 'assistance-entries':
      return { ...community, ...home, needs: 'Stairs' }
    case 'directory-entries':
      return { ...community, person, show: { name: true } }
    case 'data-looks':
      return {
        ...community,
        at: new Date().toISOString(),
        subject: person,
        what: 'a.b',
        reason: 'other',
      }
    default:
      throw new Error(`no document for ${collection}: add one`)
  }
}

/** Tables in which a person stands once. */
const ONCE: Readonly<Record<string, string>> = {
  'assistance-entries': 'assistance_entries',
  'directory-entries': 'directory_entries',
}

/** Collections of people's homes: a row of theirs is of the unit that they live in. */
const AT_HOME = new Set([
  'household-members',
  'emergency-contacts',
  'vehicles',
  'pets',
  'absences',
  'assistance-entries',
])

/** Whose row an actor's own one is. */
const ownerOf = (slug: string, world: World, { userId }: Actor) =>
  AT_HOME.has(slug) ? world.actor('owner').userId : userId

/** A row that may really go: the world's own are needed again. */
export const freshRow = async (
  app: App,
  world: World,
  slug: string,
  target: Target,
  actor: Actor,
): Promise<string> => {
  const data = documentFor(slug, target === 'mine' ? 'own' : target, world)
  if (slug === 'idempotency-keys') data['user'] = actor.userId
  if (target === 'mine' && (AT_HOME.has(slug) || slug in ONCE)) {
    data['person'] = ownerOf(slug, world, actor)
  } else if (AT_HOME.has(slug)) {
    const at = world.places[isPlaced(target) ? target : 'own']
    data['unit'] = target === 'second' ? at.unit : at.otherUnit
  }
  const table = ONCE[slug]
  if (table !== undefined) {
    await app.sql(`delete from ${table} where person_id = $1 and community_id = $2`, [
      data['person'],
      data['community'],
    ])
  }
  const file = { data: PNG, mimetype: 'image/png', name: 'a.png', size: PNG.byteLength }
  const { id } = await app.past.create({
    collection: slug as CollectionSlug,
    data: data as never,
    ...(slug === 'media' && { file }),
  })
  return id
}

/** A change that harms nothing and is visible. */
const changeFor = (collection: string): Data => {
  switch (collection) {
    case 'users':
    case 'communities':
      return { name: `Renamed ${uuidv7().slice(-6)}` }
    case 'units':
      return { floor: '7' }
    case 'memberships':
      return { validFrom: '2019-01-01T00:00:00.000Z' }
    case 'media':
      return { unit: null }
    case 'roster-entries':
      return { externalRef: uuidv7().slice(-6) }
    case 'membership-invitations':
      return { failure: uuidv7() }
    case 'join-requests':
      return { message: uuidv7() }
    case 'message-topics':
      return { description: uuidv7() }
    case 'saved-replies':
      return { body: uuidv7() }
    case 'packages':
      return { trackingNumber: uuidv7().slice(-6) }
    case 'announcements':
      return { isPinned: true }
    case 'articles':
      return { floor: uuidv7() }
    case 'document-folders':
      return { name: `Folder ${uuidv7()}` }
    case 'documents':
      return { isMustKnow: true }
    case 'lobby-screens':
      return { building: uuidv7().slice(-6) }
    case 'announcement-templates':
      return { summary: uuidv7() }
    case 'announcement-series':
    case 'audience-lists':
      return { name: `Renamed ${uuidv7()}` }
    case 'rule-chapters':
      return { titles: { fr: uuidv7() } }
    // What was published stays where it is: the row is written as it was.
    case 'rule-clauses':
      return {}
    // A translation that is added once, and the same again.
    case 'rule-versions':
      return { words: { fr: { title: 'Calme' } } }
    case 'announcement-categories':
    case 'document-categories':
    case 'rule-books':
    case 'gates':
    case 'shelves':
      return { position: 7 }
    case 'block-entries':
    case 'invitations':
    case 'visitors':
    case 'visits':
      return { vehicle: uuidv7().slice(-8) }
    case 'shelf-audits':
      return { expected: 7 }
    case 'shelf-incidents':
      return { recordedShelf: uuidv7().slice(-6) }
    case 'platform-grants':
      return { expiresAt: '2100-01-01T00:00:00.000Z' }
    case 'household-members':
    case 'pets':
      return { name: `Renamed ${uuidv7().slice(-6)}` }
    case 'emergency-contacts':
    case 'absences':
      return { note: uuidv7() }
    case 'vehicles':
      return { description: uuidv7() }
    case 'assistance-entries':
      return { whereToFind: uuidv7() }
    case 'directory-entries':
      return { about: uuidv7() }
    default:
      return { kind: 'changed', action: 'changed', endpoint: 'changed' }
  }
}

/** The rules allow it, and the row is kept because others point at it. */
export const IN_USE = 'in use'

const REFUSED = new Set([401, 403, 404])
const ALREADY = new Set(['households.listed-already', 'households.registered-already'])

/** A create that names no community, or a foreign one, may also fail on that. */
const ofStatus = (status: number, code: unknown, operation: Operation): Outcome => {
  if (status >= 200 && status < 300) return 'yes'
  if (REFUSED.has(status)) return 'no'
  if (operation === 'delete' && code === 'records.in-use') return IN_USE
  // The rules let it through, and there is one already.
  if (operation === 'create' && ALREADY.has(String(code))) return 'yes'
  const isTenancy = typeof code === 'string' && code.startsWith('tenancy.')
  const isMissing = status === 400 && code === 'validation.invalid'
  if (operation === 'create' && (isTenancy || isMissing)) return 'no'
  return `${String(status)} ${String(code)}`
}

export const overRest = async (
  { call }: App,
  world: World,
  collection: string,
  operation: Operation,
  target: Target,
  { cookie }: Actor,
  id: string | undefined,
  _overrideAccess = false,
): Promise<Outcome> => {
  if (operation === 'create') {
    const data = documentFor(collection, target, world)
    let body: unknown = data
    if (collection === 'media') {
      const form = new FormData()
      form.set('_payload', JSON.stringify(data))
      form.set('file', new File([PNG], 'a.png', { type: 'image/png' }))
      body = form
    }
    const { status, body: answer } = await call('POST', `/${collection}`, { as: cookie, body })
    return ofStatus(status, answer?.error?.code ?? answer?.errors?.[0]?.message, operation)
  }
  const path = `/${collection}/${String(id)}`
  if (operation === 'read') {
    const one = await call('GET', path, { as: cookie })
    const list = await call('GET', `/${collection}?where[id][equals]=${String(id)}`, { as: cookie })
    const seen = [one.status === 200, list.status === 200 && list.body.docs.length === 1]
    if (seen[0] !== seen[1]) return `by id ${String(one.status)}, in a list ${String(seen[1])}`
    return seen[0] ? 'yes' : ofStatus(one.status, one.body?.error?.code, operation)
  }
  const { status, body } =
    operation === 'update'
      ? await call('PATCH', path, { as: cookie, body: changeFor(collection) })
      : await call('DELETE', path, { as: cookie })
  return ofStatus(status, body?.error?.code, operation)
}

/** The database refused: a policy, or a right that the app's role has not got. */
const isRefusedByDatabase = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  ((error as { code?: unknown }).code === '42501' ||
    isRefusedByDatabase((error as { cause?: unknown }).cause))

const failure = (error: unknown, operation: Operation): Outcome => {
  if (isRefusedByDatabase(error)) return 'no'
  const { status, code, data, message } = error as Record<string, unknown>
  if (typeof status !== 'number') return `threw ${String(message)}`
  const isField = typeof data === 'object' && data !== null && 'errors' in data
  return ofStatus(status, code ?? (isField ? 'validation.invalid' : message), operation)
}

export const overLocalApi = async (
  { payload }: App,
  world: World,
  slug: string,
  operation: Operation,
  target: Target,
  { user }: Actor,
  id: string | undefined,
  /** True: only what lies below the access rules may refuse. */
  overrideAccess = false,
): Promise<Outcome> => {
  const collection = slug as CollectionSlug
  const rights = { collection, overrideAccess, user: user as never }
  try {
    switch (operation) {
      case 'create': {
        const file = { data: PNG, mimetype: 'image/png', name: 'a.png', size: PNG.byteLength }
        await payload.create({
          ...rights,
          data: documentFor(slug, target, world) as never,
          ...(slug === 'media' && { file }),
        })
        return 'yes'
      }
      case 'read': {
        const { docs } = await payload.find({ ...rights, where: { id: { equals: id } } })
        return docs.length === 1 ? 'yes' : 'no'
      }
      case 'update':
        await payload.update({ ...rights, id: id!, data: changeFor(slug) })
        return 'yes'
      case 'delete':
        await payload.delete({ ...rights, id: id! })
        return 'yes'
    }
  } catch (error) {
    return failure(error, operation)
  }
}
