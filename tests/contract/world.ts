import { v7 as uuidv7 } from 'uuid'
import { needsUnit } from '@/kernel/domain/membership'
import { richText } from '@/seed/richText'
import type { App } from '../helpers/app'
import { buildersFor, type Builders } from '../helpers/builders'
import { PERSONAS, type Persona, type Target } from './expectations'

interface Place {
  id: string
  slug: string
  /** Where the residents among the personas live. */
  unit: string
  otherUnit: string
}

export interface Actor {
  persona: Persona
  userId: string | null
  cookie: string | undefined
  /** As Payload makes it for a request of theirs. */
  user: unknown
}

export interface World {
  places: Record<'own' | 'second' | 'foreign', Place>
  actors: Actor[]
  actor: (persona: Persona) => Actor
  /** Id of the row that an actor reaches for; undefined where there is no such row. */
  row: (collection: string, target: Target, actor: Actor) => string | undefined
  /** A person of a community who plays no other part. */
  spare: Record<'own' | 'second' | 'foreign' | 'none', string>
  photos: Record<'own' | 'second' | 'foreign', string>
  /** Folders with a document in them. */
  folders: Record<'own' | 'second' | 'foreign', string>
  make: Builders
}

const PLACES = ['own', 'second', 'foreign'] as const

const makePlace = async (make: Builders): Promise<Place> => {
  const { id, slug } = await make.community({
    living: { directory: true, vehicles: true, pets: true, assistanceRegister: true },
  })
  const unit = await make.unit(id)
  const otherUnit = await make.unit(id)
  return { id, slug, unit: unit.id, otherUnit: otherUnit.id }
}

const makeActor = async (
  app: App,
  make: Builders,
  persona: Persona,
  { own, second }: Record<'own' | 'second', Place>,
): Promise<Actor & { membership: string | undefined }> => {
  if (persona === 'anonymous') {
    return { persona, userId: null, cookie: undefined, user: undefined, membership: undefined }
  }
  const user = await make.user({ name: `The ${persona}` })
  let membership: string | undefined
  if (persona === 'former') {
    const data = { unit: own.unit, validTo: '2020-01-01T00:00:00.000Z' }
    membership = (await make.membership(own.id, user.id, 'owner', data)).id
  } else if (persona === 'both') {
    membership = (await make.membership(own.id, user.id, 'manager')).id
    await make.membership(second.id, user.id, 'owner', { unit: second.otherUnit })
  } else if (persona === 'operator') {
    await app.past.create({
      collection: 'platform-grants',
      data: { user: user.id, reason: 'A test', expiresAt: '2100-01-01T00:00:00.000Z' },
    })
  } else {
    const unit = needsUnit(persona) ? { unit: own.unit } : {}
    membership = (await make.membership(own.id, user.id, persona, unit)).id
  }
  const cookie = await app.open(user.id)
  const { user: known } = await app.payload.auth({
    headers: new Headers({ cookie, origin: 'http://localhost:3000' }),
  })
  return { persona, userId: user.id, cookie, user: known, membership }
}

/** Three communities, a person of every kind, and a row of every collection in each place. */
export const buildWorld = async (app: App): Promise<World> => {
  const make = buildersFor(app)
  const { past: payload, sql } = app
  const [own, second, foreign] = [
    await makePlace(make),
    await makePlace(make),
    await makePlace(make),
  ]
  const places = { own, second, foreign }
  const actors: Awaited<ReturnType<typeof makeActor>>[] = []
  for (const persona of PERSONAS) actors.push(await makeActor(app, make, persona, places))

  const rows = new Map<string, string>()
  const put = (collection: string, target: Target, id: string, persona = '') => {
    rows.set(`${collection} ${target} ${persona}`, id)
  }
  const delivery = async (community: string, recipient: string) => {
    const id = uuidv7()
    await sql(
      `insert into deliveries (id, community_id, event_id, kind, channel, recipient_id, state, data)
       values ($1, $2, $3, 'package.received', 'email', $4, 'sent', '{}')`,
      [id, community, uuidv7(), recipient],
    )
    return id
  }
  const rosterImport = async (community: string, user: string) => {
    const id = uuidv7()
    await sql(
      `insert into roster_imports (id, community_id, file_name, file_size, format, started_by_id)
       values ($1, $2, 'a.csv', 1, 'csv', $3)`,
      [id, community, user],
    )
    return id
  }
  const invitation = async (community: string) => {
    const id = uuidv7()
    await sql(
      `insert into membership_invitations
         (id, community_id, name, role, locale, channel, expires_at, token_hash, code_hash)
       values ($1, $2, 'Asked in', 'worker', 'en', 'email', now(), $3, $4)`,
      [id, community, `token-${id}`, `code-${id}`],
    )
    return id
  }
  const joinRequest = async (community: string, person: string) => {
    const id = uuidv7()
    await sql(
      `insert into join_requests (id, community_id, person_id, name, email, unit_text, role, status)
       values ($1, $2, $3, 'Asks', 'asks@example.org', '1', 'owner', 'withdrawn')`,
      [id, community, person],
    )
    return id
  }
  const key = async (user: string) => {
    const id = uuidv7()
    await sql(
      `insert into idempotency_keys (id, user_id, key, endpoint, body_hash)
       values ($1, $2, $3, 'post /x', 'x')`,
      [id, user, uuidv7()],
    )
    return id
  }
  const auditRow = async (community: string | null) => {
    const id = uuidv7()
    await sql(
      `insert into audit_entries (id, community_id, at, action, subject_collection, subject_id)
       values ($1, $2, now(), 'test.made', 'units', 'x')`,
      [id, community],
    )
    return id
  }
  const stepOf = async (parcel: string) => {
    const [row] = await sql<{ id: string }>(
      'select id from package_events where package_id = $1 limit 1',
      [parcel],
    )
    return row!.id
  }

  const shelfRows = async (target: Target, community: string) => {
    const [audit, incident] = [uuidv7(), uuidv7()]
    await sql(
      `insert into shelf_audits (id, community_id, shelf, started_at) values ($1, $2, 'A1', now())`,
      [audit, community],
    )
    await sql(
      `insert into shelf_incidents (id, community_id, audit_id, kind, code, shelf, at)
       values ($1, $2, $3, 'unknown', 'X1', 'A1', now())`,
      [incident, community, audit],
    )
    put('shelf-audits', target, audit)
    put('shelf-incidents', target, incident)
  }

  const newsRows = async (target: Target, community: string, isSent = false) => {
    const category = await payload.create({
      collection: 'announcement-categories',
      data: { community, name: `Works ${uuidv7().slice(-12)}` },
    })
    const { id } = await payload.create({
      collection: 'announcements',
      data: {
        community,
        language: 'en',
        title: 'News',
        urgency: 'normal',
        body: richText('It rains.'),
      },
    })
    if (isSent) {
      await sql(
        `update announcements set state = 'published', published_at = now() where id = $1`,
        [id],
      )
    } else {
      put('announcement-categories', target, category.id)
      const screen = await payload.create({
        collection: 'lobby-screens',
        data: { community, name: 'Lobby', language: 'en', seconds: 20 },
      })
      put('lobby-screens', target, screen.id)
      const templateOf = (name: string) =>
        payload.create({
          collection: 'announcement-templates',
          data: {
            community,
            name: `${name} ${uuidv7()}`,
            language: 'en',
            title: 'News',
            urgency: 'normal',
            body: richText('It rains.'),
          },
        })
      // One that nothing uses, so that it can be deleted.
      put('announcement-templates', target, (await templateOf('Free')).id)
      const template = await templateOf('Used')
      const series = await payload.create({
        collection: 'announcement-series',
        data: {
          community,
          name: 'Weekly',
          template: template.id,
          rule: 'FREQ=WEEKLY',
          firstDay: '2099-01-01',
          time: '08:00',
          becomes: 'review',
          leadDays: 0,
          shownDays: 0,
        },
      })
      put('announcement-series', target, series.id)
      const list = await payload.create({
        collection: 'audience-lists',
        data: { community, name: `List ${uuidv7().slice(-12)}` },
      })
      put('audience-lists', target, list.id)
    }
    put('announcements', target, id)
  }

  const paperRows = async (target: Target, community: string, isPublished = false) => {
    const name = `Papers ${uuidv7().slice(-12)}`
    const category = await payload.create({
      collection: 'document-categories',
      data: { community, name },
    })
    const [folder, empty] = [
      await payload.create({ collection: 'document-folders', data: { community, name } }),
      await payload.create({ collection: 'document-folders', data: { community, name } }),
    ]
    const { id } = await payload.create({
      collection: 'documents',
      data: { community, title: 'Paper', folder: folder.id },
    })
    put('documents', target, id)
    if (isPublished) {
      await sql(`update documents set state = 'published', published_at = now() where id = $1`, [
        id,
      ])
    } else {
      put('document-categories', target, category.id)
      put('document-folders', target, empty.id)
    }
    return folder.id
  }

  const articleRow = async (target: Target, community: string, state: 'draft' | 'published') => {
    const { id } = await payload.create({
      collection: 'articles',
      data: { community, language: 'en', title: 'Valve', body: richText('Turn it.'), state },
    })
    put('articles', target, id)
  }

  const ruleRows = async (target: Target, community: string, approver?: string) => {
    const titles = { en: 'Rules' }
    const book = await payload.create({
      collection: 'rule-books',
      data: { community, titles, language: 'en' },
    })
    const chapter = await payload.create({
      collection: 'rule-chapters',
      data: { community, book: book.id, number: '1', titles },
    })
    const clause = await payload.create({
      collection: 'rule-clauses',
      data: { community, chapter: chapter.id, number: '1' },
    })
    const words = { en: { title: 'Quiet', text: 'It is quiet.' } }
    const version = await payload.create({
      collection: 'rule-versions',
      data: { community, clause: clause.id, language: 'en', words },
    })
    if (approver !== undefined) {
      await sql(
        `update rule_versions set state = 'published', effective_from = '2026-01-01',
           published_at = now(), approved_by_id = $2 where id = $1`,
        [version.id, approver],
      )
    }
    put('rule-books', target, book.id)
    put('rule-chapters', target, chapter.id)
    put('rule-clauses', target, clause.id)
    put('rule-versions', target, version.id)
  }

  const gateRows = async (target: Target, community: string) => {
    const gate = await payload.create({ collection: 'gates', data: { community, name: 'North' } })
    put('gates', target, gate.id)
    const entry = await payload.create({
      collection: 'block-entries',
      data: { community, name: 'Somebody', reason: 'A test' },
    })
    put('block-entries', target, entry.id)
  }
  /** Somebody whom a person asked in. */
  const visitRows = async (
    target: Target,
    at: { community: string; unit: string; host: string },
    persona = '',
  ) => {
    const visitor = await payload.create({
      collection: 'visitors',
      data: {
        community: at.community,
        host: at.host,
        name: 'A guest',
        lastInvitedAt: '2030-01-01T00:00:00.000Z',
      },
    })
    const invitation = await payload.create({
      collection: 'invitations',
      data: {
        ...at,
        visitor: visitor.id,
        name: 'A guest',
        kind: 'single',
        purpose: 'guest',
        startsAt: '2030-01-01T10:00:00.000Z',
        endsAt: '2030-01-01T12:00:00.000Z',
        party: 1,
        state: 'active',
      },
    })
    const visit = await payload.create({
      collection: 'visits',
      data: {
        ...at,
        invitation: invitation.id,
        name: 'A guest',
        state: 'expected',
        purpose: 'guest',
        opensAt: '2030-01-01T10:00:00.000Z',
        closesAt: '2030-01-01T12:00:00.000Z',
        party: 1,
      },
    })
    put('visitors', target, visitor.id, persona)
    put('invitations', target, invitation.id, persona)
    put('visits', target, visit.id, persona)
  }

  const look = async (community: string, subject: string) => {
    const id = uuidv7()
    await sql(
      `insert into data_looks (id, community_id, at, subject_id, what, reason)
       values ($1, $2, now(), $3, 'test.made', 'other')`,
      [id, community, subject],
    )
    return id
  }
  /** What a household writes down, of one person in one unit. */
  const livingRows = async (target: Target, community: string, unit: string, person: string) => {
    const at = { community, unit, person }
    const dates = { from: '2030-01-01T00:00:00.000Z', until: '2030-01-08T00:00:00.000Z' }
    const member = { ...at, name: 'A child', relation: 'child' }
    const contact = { ...at, kind: 'doctor', name: 'Dr Who', phone: '+33612345678' }
    const vehicle = { ...at, plate: uuidv7().slice(-8), kind: 'car' }
    for (const [collection, data] of [
      ['household-members', member],
      ['emergency-contacts', contact],
      ['vehicles', vehicle],
      ['pets', { ...at, name: 'Rex', species: 'dog' }],
      ['absences', { ...at, ...dates }],
      ['assistance-entries', { ...at, needs: 'Stairs' }],
    ] as const) {
      put(collection, target, (await payload.create({ collection, data })).id)
    }
  }
  const listing = (community: string, person: string) =>
    payload.create({
      collection: 'directory-entries',
      data: { community, person, show: { name: true } },
    })

  const spare = { none: (await make.user()).id } as World['spare']
  const photos = {} as World['photos']
  const folders = {} as World['folders']
  for (const place of PLACES) {
    const at = places[place]
    const person = await make.user()
    // Without a unit: an operator, who sees no units, may end this one.
    const membership = await make.membership(at.id, person.id, 'worker')
    spare[place] = person.id
    const parcel = await make.parcel(at.id, at.otherUnit, { notes: 'For the desk' })
    const photo = await make.photo(at.id, at.otherUnit)
    photos[place] = photo.id
    put('users', place, person.id)
    put('memberships', place, membership.id)
    put('communities', place, at.id)
    put('units', place, place === 'second' ? at.unit : at.otherUnit)
    // `both` lives in the second community's other unit: its rows there are of the first one.
    const other = place === 'second' ? await make.parcel(at.id, at.unit) : parcel
    put('packages', place, other.id)
    put('package-events', place, await stepOf(other.id))
    const otherPhoto = place === 'second' ? await make.photo(at.id, at.unit) : photo
    put('media', place, otherPhoto.id)
    const topic = await payload.create({
      collection: 'message-topics',
      data: { community: at.id, name: 'Everything else', team: 'manager' },
    })
    put('message-topics', place, topic.id)
    const reply = await payload.create({
      collection: 'saved-replies',
      data: { community: at.id, title: 'Thanks', body: 'Dear {{name}}' },
    })
    put('saved-replies', place, reply.id)
    const shelf = await payload.create({
      collection: 'shelves',
      data: { community: at.id, name: 'A1', area: 'Mail room' },
    })
    put('shelves', place, shelf.id)
    await newsRows(place, at.id)
    folders[place] = await paperRows(place, at.id)
    await articleRow(place, at.id, 'draft')
    await ruleRows(place, at.id)
    await shelfRows(place, at.id)
    await gateRows(place, at.id)
    await visitRows(place, { community: at.id, unit: at.otherUnit, host: person.id })
    put('deliveries', place, await delivery(at.id, person.id))
    const home = place === 'second' ? at.unit : at.otherUnit
    put('roster-entries', place, (await make.rosterEntry(at.id, home)).id)
    put('roster-imports', place, await rosterImport(at.id, person.id))
    put('membership-invitations', place, await invitation(at.id))
    put('join-requests', place, await joinRequest(at.id, person.id))
    put('audit-entries', place, await auditRow(at.id))
    put('data-looks', place, await look(at.id, person.id))
    await livingRows(place, at.id, place === 'second' ? at.unit : at.otherUnit, person.id)
    put('directory-entries', place, (await listing(at.id, person.id)).id)
    put('idempotency-keys', place, await key(person.id))
    const grant = await payload.create({
      collection: 'platform-grants',
      data: { user: person.id, reason: 'Over', expiresAt: '2020-01-01T00:00:00.000Z' },
    })
    if (place === 'foreign') put('platform-grants', place, grant.id)
  }
  put('users', 'none', spare.none)
  put('audit-entries', 'none', await auditRow(null))

  const parcel = await make.parcel(own.id, own.unit, { notes: 'For the desk' })
  await newsRows('mine', own.id, true)
  await paperRows('mine', own.id, true)
  await articleRow('mine', own.id, 'published')
  await ruleRows('mine', own.id, actors.find(({ persona }) => persona === 'board')!.userId!)
  put('units', 'mine', own.unit)
  put('roster-entries', 'mine', (await make.rosterEntry(own.id, own.unit)).id)
  put('packages', 'mine', parcel.id)
  put('package-events', 'mine', await stepOf(parcel.id))
  put('media', 'mine', (await make.photo(own.id, own.unit)).id)
  const owner = actors.find(({ persona }) => persona === 'owner')
  await livingRows('mine', own.id, own.unit, owner!.userId!)
  for (const { persona, userId, membership } of actors) {
    if (userId === null) continue
    put('data-looks', 'mine', await look(own.id, userId), persona)
    if (membership !== undefined) {
      put('directory-entries', 'mine', (await listing(own.id, userId)).id, persona)
      await visitRows('mine', { community: own.id, unit: own.unit, host: userId }, persona)
    }
    put('users', 'mine', userId, persona)
    if (membership !== undefined) put('memberships', 'mine', membership, persona)
    put('deliveries', 'mine', await delivery(own.id, userId), persona)
    put('idempotency-keys', 'mine', await key(userId), persona)
    const { id } = await payload.create({
      collection: 'platform-grants',
      data: { user: userId, reason: 'Over', expiresAt: '2020-01-01T00:00:00.000Z' },
    })
    put('platform-grants', 'mine', id, persona)
  }

  return {
    places,
    actors,
    actor: (persona) => actors.find((one) => one.persona === persona)!,
    row: (collection, target, { persona }) =>
      rows.get(`${collection} ${target} ${persona}`) ?? rows.get(`${collection} ${target} `),
    spare,
    photos,
    folders,
    make,
  }
}
