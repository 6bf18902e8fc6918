import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { CollectionSlug, SanitizedConfig } from 'payload'
import type { Reference, referencesIn as ReferencesIn } from '@/kernel/tenancy/references'
import { startApp, type App } from '../helpers/app'
import { PNG, type Person } from '../helpers/builders'
import { documentFor } from './attempts'
import { buildWorld, type World } from './world'

let app: App
let world: World
let config: SanitizedConfig
let referencesIn: typeof ReferencesIn
let foreignManager: Person

beforeAll(async () => {
  app = await startApp()
  world = await buildWorld(app)
  config = await app.config
  referencesIn = (await import('@/kernel/tenancy/references')).referencesIn
  foreignManager = await world.make.person(world.places.foreign.id, 'manager')
}, 120_000)
afterAll(async () => {
  await app.stop()
})

const cookieOf = (persona: Parameters<World['actor']>[0]) => world.actor(persona).cookie

describe('the endpoints of the manifest', () => {
  /** Whoever asks may call these; each one is looked at when it is added here. */
  // The mail's own token says whose choice it is.
  const FOR_ANYONE: readonly string[] = [
    'get /unsubscribe',
    'post /unsubscribe',
    // Nobody signs in; the provider signs.
    'post /webhooks/resend',
    // Their secret address says what they show, and nothing else is there.
    'get /screens/:token',
    'get /calendars/:token/feed.ics',
  ]

  const endpoints = () => app.manifest.modules.flatMap((module) => module.endpoints ?? [])
  const addressOf = (path: string, slug: string) =>
    path
      .replace(':community', slug)
      .replace(':id', '01900000-0000-7000-8000-000000000000')
      .replace(':code', 'AAAAAAAA')
  const call = (method: string, path: string, as?: string) =>
    app.call(method.toUpperCase(), path, {
      as,
      ...(method !== 'get' && { body: {} }),
    })

  it('refuse anonymous callers', async () => {
    expect(endpoints().length).toBeGreaterThan(8)
    for (const { method, path, auth } of endpoints()) {
      const name = `${method} ${path}`
      if (FOR_ANYONE.includes(name)) continue
      const { status, body } = await call(method, addressOf(path, world.places.own.slug))
      expect([name, auth, status, body.error?.code]).toEqual([name, 'user', 401, 'auth.required'])
    }
  })

  it('look like nothing to members of other communities, former members and operators', async () => {
    const ofCommunity = endpoints().filter(({ path }) => path.includes(':community'))
    expect(ofCommunity.length).toBeGreaterThan(5)
    for (const { method, path } of ofCommunity) {
      for (const as of [foreignManager.cookie, cookieOf('former'), cookieOf('operator')]) {
        const there = await call(method, addressOf(path, world.places.own.slug), as)
        const missing = await call(method, addressOf(path, 'no-such-place'), as)
        expect([path, there.status, there.body.error.code]).toEqual([path, 404, 'not-found'])
        expect(missing.status).toBe(there.status)
        expect({ ...missing.body.error, requestId: '' }).toEqual({
          ...there.body.error,
          requestId: '',
        })
      }
    }
  })

  it('refuse members without one of the roles, and let the others through', async () => {
    for (const { method, path, roles } of endpoints()) {
      if (roles.length === 0) continue
      const address = addressOf(path, world.places.own.slug)
      for (const { persona, cookie } of world.actors) {
        if (cookie === undefined || ['former', 'operator', 'both'].includes(persona)) continue
        const { status } = await call(method, address, cookie)
        const mayEnter = roles.some((role) => role === persona)
        expect([path, persona, status !== 403]).toEqual([path, persona, mayEnter])
      }
    }
  })
})

describe('hidden fields', () => {
  it('of a login are neither shown nor a way to ask', async () => {
    for (const persona of ['manager', 'concierge', 'operator', 'owner'] as const) {
      const as = cookieOf(persona)
      const { body } = await app.call('GET', '/users?limit=100', { as })
      for (const field of ['hash', 'salt', 'sessions', 'resetPasswordToken', 'tenants']) {
        for (const user of body.docs) {
          if (field === 'sessions' && user.id === world.actor(persona).userId) continue
          // Sessions are a list, and empty for everybody but oneself.
          const shown = field === 'sessions' ? user[field].length || undefined : user[field]
          expect([persona, field, shown]).toEqual([persona, field, undefined])
        }
      }
      for (const field of ['hash', 'salt', 'resetPasswordToken', 'sessions.id']) {
        const known = await app.call('GET', `/users?where[${field}][like]=%25`, { as })
        const guess = await app.call('GET', `/users?where[${field}][like]=zzzz`, { as })
        const count = (answer: typeof known) => answer.body.docs?.length ?? answer.status
        expect([persona, field, count(known)]).toEqual([persona, field, count(guess)])
      }
    }
  })

  it('of other people are no way to ask, through a relationship either', async () => {
    const as = cookieOf('owner')
    const name = encodeURIComponent('The concierge')
    for (const path of ['packages', 'package-events', 'media', 'memberships', 'units']) {
      for (const field of ['receivedBy.name', 'actor.name', 'recipient.user.name', 'user.email']) {
        const known = await app.call('GET', `/${path}?where[${field}][like]=${name}`, { as })
        const guess = await app.call('GET', `/${path}?where[${field}][like]=zzzz`, { as })
        const count = (answer: typeof known) => answer.body.docs?.length ?? answer.status
        expect([path, field, count(known)]).toEqual([path, field, count(guess)])
      }
    }
  })

  it('pickupCode: nobody finds another unit’s parcel by its code', async () => {
    const id = world.row('packages', 'own', world.actor('owner'))!
    const parcel = await app.past.findByID({ collection: 'packages', id })
    const find = async (as: string | undefined) => {
      const query = `where[pickupCode][equals]=${parcel.pickupCode!}`
      const { body } = await app.call('GET', `/packages?${query}`, { as })
      return body.docs?.length ?? 0
    }
    expect(await find(cookieOf('concierge'))).toBe(1)
    for (const persona of ['owner', 'household', 'board', 'former', 'anonymous'] as const) {
      expect([persona, await find(cookieOf(persona))]).toEqual([persona, 0])
    }
    expect(await find(foreignManager.cookie)).toBe(0)
  })

  it('package-events.note: residents see the step and not the note', async () => {
    const id = world.row('package-events', 'mine', world.actor('owner'))!
    await app.sql('update package_events set note = $1 where id = $2', ['Smelled of fish', id])
    const read = async (persona: 'owner' | 'concierge') => {
      const as = cookieOf(persona)
      const { body } = await app.call('GET', `/package-events/${id}`, { as })
      const query = 'where[note][like]=fish'
      const asked = await app.call('GET', `/package-events?${query}`, { as })
      return { id: body.id, note: body.note, found: asked.body.docs?.length ?? 0 }
    }
    // Who may read it depends on the row, so nobody may ask by it.
    expect(await read('concierge')).toEqual({ id, note: 'Smelled of fish', found: 0 })
    expect(await read('owner')).toEqual({ id, note: undefined, found: 0 })
  })
})

describe('lists and routes', () => {
  it('clamp the limit of a client', async () => {
    for (const asked of ['-1', 'all', '1.5']) {
      const { status, body } = await app.call('GET', `/units?limit=${asked}`, {
        as: cookieOf('manager'),
      })
      expect([asked, status, body.error.code]).toEqual([asked, 400, 'query.invalid'])
    }
    for (const asked of ['0', '5000']) {
      const { body } = await app.call('GET', `/units?limit=${asked}&pagination=false`, {
        as: cookieOf('manager'),
      })
      expect([asked, body.limit]).toEqual([asked, 100])
    }
    const { body } = await app.call('GET', '/units?limit=1', { as: cookieOf('manager') })
    expect(body.docs).toHaveLength(1)
  })

  it('have no GraphQL, and no framework route that nobody needs', async () => {
    expect(config.graphQL.disable).toBe(true)
    const { isClosedPath } = await import('@/kernel/http/server/closedPaths')
    for (const path of ['/api/graphql', '/api/graphql-playground', '/api/payload-jobs/run']) {
      expect([path, isClosedPath(path)]).toEqual([path, true])
    }
    expect(isClosedPath('/api/packages')).toBe(false)
    for (const path of ['first-register', 'unlock', 'forgot-password', 'reset-password']) {
      const { status } = await app.call('POST', `/users/${path}`, { body: { email: 'a@b.c' } })
      expect([path, status]).toEqual([path, 404])
    }
  })

  it('believe a cookie only from our own origin', async () => {
    const [method, path, as] = ['GET', '/access', cookieOf('manager')] as const
    expect((await app.call(method, path, { as })).status).toBe(200)
    const foreign: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: '', 'sec-fetch-site': 'cross-site' },
    ]
    for (const headers of foreign) {
      const { status } = await app.call(method, path, { as, headers })
      expect([headers, status]).toEqual([headers, 401])
    }
  })

  it('tell the fields of the collections to nobody who does not work in the panel', async () => {
    const ask = async (as: string | undefined) => (await app.call('GET', '/access', { as })).status
    expect(await ask(undefined)).toBe(401)
    expect(await ask(cookieOf('owner'))).toBe(403)
    expect(await ask(cookieOf('former'))).toBe(403)
    expect(await ask(cookieOf('manager'))).toBe(200)
    expect(await ask(cookieOf('operator'))).toBe(200)
  })

  it('keep the framework’s own tables to themselves', async () => {
    for (const slug of [
      'payload-migrations',
      'payload-kv',
      'payload-jobs',
      'payload-preferences',
    ]) {
      for (const persona of ['anonymous', 'owner'] as const) {
        const { status, body } = await app.call('GET', `/${slug}`, { as: cookieOf(persona) })
        expect([slug, persona, status === 200 ? body.docs.length : 0]).toEqual([slug, persona, 0])
      }
    }
    const { status, body } = await app.call('GET', '/payload-jobs/run', { as: cookieOf('manager') })
    expect([status >= 400, body.error.message]).toEqual([true, expect.anything()])
  })

  it('answer a stranger’s row and a missing one alike', async () => {
    const as = cookieOf('manager')
    const missing = '01900000-0000-7000-8000-000000000000'
    for (const { slug } of app.manifest.collections) {
      const id = world.row(slug, 'foreign', world.actor('manager'))
      if (id === undefined) throw new Error(`${slug}: no foreign row to ask for`)
      for (const [method, body, tail] of [
        ['GET', undefined, ''],
        ['PATCH', {}, ''],
        ['DELETE', undefined, ''],
        ['POST', {}, '/duplicate'],
      ] as const) {
        const there = await app.call(method, `/${slug}/${id}${tail}`, { as, body })
        const gone = await app.call(method, `/${slug}/${missing}${tail}`, { as, body })
        const odd = await app.call(method, `/${slug}/not-an-id${tail}`, { as, body })
        const said = [there, gone].map((one) => [one.status, one.body.error.code])
        expect([slug, method, said[0]]).toEqual([slug, method, said[1]])
        expect([slug, method, odd.status]).toEqual([slug, method, 404])
        // Whoever may read nothing of a collection learns that; a change names no row either.
        if (method !== 'GET') expect([slug, method, there.status]).toEqual([slug, method, 404])
        const stranger = await app.call(method, `/${slug}/${id}${tail}`, { body })
        if (stranger.status !== 404)
          expect([slug, method, stranger.status]).toEqual([slug, method, 401])
      }
    }
  })

  it('say 403 of a row that the person sees and may not change', async () => {
    const owner = world.actor('owner')
    const parcel = world.row('packages', 'mine', owner)!
    const { status, body } = await app.call('PATCH', `/packages/${parcel}`, {
      as: owner.cookie,
      body: { shelf: 'x' },
    })
    expect([status, body.error.code]).toEqual([403, 'access.denied'])
  })
})

describe('the guard on the state that a write leaves behind', () => {
  /** A person has one at most: the one before makes room. */
  const ONE_EACH = ['assistance-entries', 'directory-entries']
  const SYSTEM_FIELDS = ['packages.receivedBy', 'packages.closedBy', 'rule-clauses.book']

  const idIn = (slug: string, place: 'own' | 'foreign') =>
    slug === 'users' ? world.spare[place] : world.row(slug, place, world.actor('manager'))!
  const valueAt = (reference: Reference, id: string, relationTo: string): object => {
    const value = reference.relationTo.length > 1 ? { relationTo, value: id } : id
    return [...reference.path]
      .reverse()
      .reduce<unknown>(
        (inner, part) => (part === '[]' ? [inner] : { [part]: inner }),
        value,
      ) as object
  }
  const outcome = (work: Promise<unknown>) =>
    work.then(
      () => 'stored',
      (error: unknown) => (error as { code?: string }).code ?? String(error),
    )
  const create = async (slug: string, data: object) => {
    if (ONE_EACH.includes(slug)) {
      await app.past.delete({ collection: slug as CollectionSlug, where: { id: { exists: true } } })
    }
    const file = { data: PNG, mimetype: 'image/png', name: 'a.png', size: PNG.byteLength }
    return app.past.create({
      collection: slug as CollectionSlug,
      data: { ...documentFor(slug, 'own', world), ...data } as never,
      ...(slug === 'media' && { file }),
    })
  }

  it('refuses a foreign row in every reference of every collection, whoever writes', async () => {
    let tried = 0
    for (const slug of app.manifest.communityScoped) {
      const collection = config.collections.find((one) => one.slug === slug)!
      for (const reference of referencesIn(collection.fields)) {
        const field = reference.path.join('.')
        if (field === 'community') continue
        for (const relationTo of reference.relationTo) {
          const own = valueAt(reference, idIn(relationTo, 'own'), relationTo)
          const foreign = valueAt(reference, idIn(relationTo, 'foreign'), relationTo)
          tried += 1
          expect([slug, field, await outcome(create(slug, own))]).toEqual([slug, field, 'stored'])
          const attempt = await create(slug, foreign).catch((error: unknown) => error)
          // Some fields are the system's own: what a writer says of them is not looked at.
          const isIgnored = SYSTEM_FIELDS.includes(`${slug}.${field}`)
          const code = (attempt as { code?: string }).code
          expect([slug, field, code]).toEqual([
            slug,
            field,
            isIgnored ? undefined : 'tenancy.foreign-reference',
          ])
          expect(JSON.stringify(attempt)).not.toContain(idIn(relationTo, 'foreign'))
          // Logs can be added to and not changed, by anybody.
          if (['audit-entries', 'data-looks', 'package-events'].includes(slug)) continue
          const { id } = await create(slug, own)
          const update = app.past.update({
            collection: slug as CollectionSlug,
            id,
            data: foreign,
          })
          expect([slug, field, await outcome(update)]).toEqual([
            slug,
            field,
            'tenancy.foreign-reference',
          ])
        }
      }
    }
    expect(tried).toBeGreaterThan(8)
  })

  it('refuses a logo of another community', async () => {
    const give = (photo: string) =>
      app.past.update({
        collection: 'communities',
        id: world.places.own.id,
        data: { logo: photo },
      })
    expect(await outcome(give(world.photos.foreign))).toBe('tenancy.foreign-reference')
    expect(await outcome(give(world.photos.own))).toBe('stored')
  })

  it('keeps a document in its community, whoever writes', async () => {
    for (const slug of ['units', 'packages', 'memberships', 'media', 'deliveries'] as const) {
      const { id } = await create(slug, {})
      const move = app.past.update({
        collection: slug,
        id,
        data: { community: world.places.second.id },
      })
      expect([slug, await outcome(move)]).toEqual([slug, 'tenancy.community-fixed'])
    }
    const mover = await world.make.person(world.places.own.id, 'manager')
    await world.make.membership(world.places.second.id, mover.user.id, 'manager')
    const { id } = await create('units', {})
    const { status } = await app.call('PATCH', `/units/${id}`, {
      as: mover.cookie,
      body: { community: world.places.second.id },
    })
    expect(status).toBe(400)
  })

  it('looks again at a community that a cookie has filled in', async () => {
    const post = (community: string, slug: string, data: object) => {
      const { community: _, ...rest } = data as { community?: string }
      const cookie = `${cookieOf('both')!}; payload-tenant=${community}`
      return app.call('POST', `/${slug}`, { as: cookie, body: rest })
    }
    for (const slug of ['units', 'packages', 'memberships'] as const) {
      const before = await app.past.count({ collection: slug })
      const refused = await post(world.places.second.id, slug, documentFor(slug, 'second', world))
      expect([slug, refused.status]).toEqual([slug, 403])
      expect((await app.past.count({ collection: slug })).totalDocs).toBe(before.totalDocs)
      const taken = await post(world.places.own.id, slug, documentFor(slug, 'own', world))
      expect([slug, taken.status]).toEqual([slug, 201])
    }
  })
})
