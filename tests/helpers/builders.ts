import { v7 as uuidv7 } from 'uuid'
import type { Role } from '@/kernel/domain/membership'
import type {
  Community,
  Media,
  Membership,
  Package,
  RosterEntry,
  Unit,
  User,
} from '@/payload-types'
import type { App } from './app'
import { PASSWORD } from './app'

/** Makes rows past every access rule: what a test starts from, not what it is about. */
export interface Builders {
  community: (data?: Partial<Community>) => Promise<Community>
  unit: (community: string, data?: Partial<Unit>) => Promise<Unit>
  user: (data?: Partial<User>) => Promise<User>
  membership: (
    community: string,
    user: string,
    role: Role,
    data?: Partial<Membership>,
  ) => Promise<Membership>
  /** A person with one membership, and the cookie of their login. */
  person: (
    community: string,
    role: Role,
    data?: Partial<Membership> & { email?: string; name?: string; locale?: 'en' | 'fr' },
  ) => Promise<Person>
  operator: () => Promise<Person>
  parcel: (community: string, unit: string, data?: Partial<Package>) => Promise<Package>
  photo: (community: string, unit?: string) => Promise<Media>
  rosterEntry: (
    community: string,
    unit: string,
    data?: Partial<RosterEntry>,
  ) => Promise<RosterEntry>
}

export interface Person {
  user: User
  membership: Membership | null
  cookie: string
}

/** A picture of one pixel. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

let counter = 0
const next = () => {
  counter += 1
  return String(counter)
}

export const buildersFor = ({ past: payload, open, sql }: App): Builders => {
  let shared: Promise<{ salt: string; hash: string }> | undefined

  // Hashing costs 120 ms of two cores: all people of a file share one password and its hash.
  const hash = async () => {
    const { id } = await payload.create({
      collection: 'users',
      data: {
        email: `hash-${uuidv7()}@example.org`,
        name: 'Hash',
        locale: 'en',
        password: PASSWORD,
      },
    })
    const [row] = await sql<{ salt: string; hash: string }>(
      'select salt, hash from users where id = $1',
      [id],
    )
    await sql('delete from users where id = $1', [id])
    return row!
  }

  const user: Builders['user'] = async (data = {}) => {
    shared ??= hash()
    const { salt, hash: digest } = await shared
    const number = next()
    const id = uuidv7()
    const email = data.email ?? `person-${number}@example.org`
    await sql(
      `insert into users (id, email, name, locale, salt, hash, email_verified_at)
       values ($1, $2, $3, $4, $5, $6, now())`,
      [id, email, data.name ?? `Person ${number}`, data.locale ?? 'en', salt, digest],
    )
    return payload.findByID({ collection: 'users', id })
  }

  const membership: Builders['membership'] = (community, person, role, data = {}) =>
    payload.create({
      collection: 'memberships',
      data: { status: 'active', ...data, community, user: person, role },
    })

  return {
    community: (data = {}) => {
      const number = next()
      return payload.create({
        collection: 'communities',
        data: {
          slug: `place-${number}`,
          name: `Place ${number}`,
          timeZone: 'UTC',
          currency: 'EUR',
          locales: ['en', 'fr'],
          themeColor: '#1f5c57',
          ...data,
        },
      })
    },
    unit: (community, data = {}) =>
      payload.create({
        collection: 'units',
        data: { building: '', number: next(), type: 'apartment', ...data, community },
      }),
    user,
    membership,
    person: async (community, role, { email, name, locale, ...data } = {}) => {
      const made = await user({
        ...(email !== undefined && { email }),
        ...(name !== undefined && { name }),
        ...(locale !== undefined && { locale }),
      })
      return {
        user: made,
        membership: await membership(community, made.id, role, data),
        cookie: await open(made.id),
      }
    },
    operator: async () => {
      const made = await user()
      await payload.create({
        collection: 'platform-grants',
        data: { user: made.id, reason: 'A test', expiresAt: '2100-01-01T00:00:00.000Z' },
      })
      return { user: made, membership: null, cookie: await open(made.id) }
    },
    parcel: (community, unit, data = {}) =>
      payload.create({
        collection: 'packages',
        data: { kind: 'parcel', condition: 'good', carrier: 'dhl', ...data, community, unit },
      }),
    rosterEntry: (community, unit, data = {}) =>
      payload.create({
        collection: 'roster-entries',
        data: { name: `Listed ${next()}`, role: 'owner', ...data, community, unit },
      }),
    photo: (community, unit) =>
      payload.create({
        collection: 'media',
        data: { community, ...(unit !== undefined && { unit }) },
        file: { data: PNG, mimetype: 'image/png', name: 'photo.png', size: PNG.byteLength },
      }),
  }
}
