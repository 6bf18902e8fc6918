import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { passwordOf } from '../helpers/browser'
import { startTwin, type Twin } from '../helpers/twin'
import { signIn } from '../load/lib/http.mjs'

jest.setTimeout(240_000)

/**
 * The built product in a second Next server, with every rule of the app taken away: pages, REST,
 * admin panel and login end at the walls of the database.
 */
let twin: Twin

interface Place {
  id: string
  slug: string
  /** Headers of people who belong there and nowhere else. */
  manager: Record<string, string>
  resident: Record<string, string>
}
let harbour: Place
let tilleuls: Place

const query: Twin['query'] = (text, values) => twin.query(text, values)

const loginOf = (email: string) => signIn(twin.url, { email, password: passwordOf(email) })

const placeOf = async (slug: string, manager: string, resident: string): Promise<Place> => {
  const [row] = await query('select id from communities where slug = $1', [slug])
  return {
    id: row!['id']!,
    slug,
    manager: await loginOf(manager),
    resident: await loginOf(resident),
  }
}

beforeAll(async () => {
  twin = await startTwin('tests/load/lib/openPayload.mjs')
  harbour = await placeOf(
    'harbour-view',
    'manager.harbour@example.org',
    'fatima.haddad@example.org',
  )
  tilleuls = await placeOf(
    'les-tilleuls',
    'accueil.tilleuls@example.org',
    'juliette.moreau@example.org',
  )
})
afterAll(async () => {
  await twin.stop()
})

const get = async (path: string, headers?: Record<string, string>) => {
  const answer = await fetch(`${twin.url}${path}`, {
    redirect: 'manual',
    ...(headers && { headers }),
  })
  return { status: answer.status, text: await answer.text() }
}
const listOf = async (slug: string, headers?: Record<string, string>) => {
  const { status, text } = await get(`/api/${slug}?limit=100`, headers)
  const docs = status === 200 ? (JSON.parse(text) as { docs: Row[] }).docs : []
  return { status, docs }
}
interface Row {
  id: string
  community: string
}

const SCOPED = ['units', 'packages', 'package-events', 'memberships', 'audit-entries']

describe('a running server without the app’s rules', () => {
  it('is open indeed, and shows each person their community alone', async () => {
    for (const { id, resident } of [harbour, tilleuls]) {
      let seen = 0
      for (const slug of SCOPED) {
        const { status, docs } = await listOf(slug, resident)
        expect([slug, status]).toEqual([slug, 200])
        expect([slug, docs.filter(({ community }) => community !== id).length]).toEqual([slug, 0])
        seen += docs.length
      }
      // A resident reads no audit log and no membership of others while the rules stand.
      expect(seen).toBeGreaterThan(20)
    }
  })

  it('shows nothing to nobody', async () => {
    for (const slug of [...SCOPED, 'users', 'communities', 'platform-grants']) {
      expect([slug, await listOf(slug)]).toEqual([slug, { status: 200, docs: [] }])
    }
  })

  it('has no foreign row to read, change or delete, and takes none in', async () => {
    const [foreign] = (await listOf('units', tilleuls.manager)).docs
    const as = harbour.manager
    const ask = async (method: string, path: string, body?: object) => {
      const answer = await fetch(`${twin.url}/api${path}`, {
        method,
        headers: as,
        ...(body && { body: JSON.stringify(body) }),
      })
      return answer.status
    }
    const [own] = (await listOf('units', harbour.manager)).docs
    expect(await ask('GET', `/units/${own!.id}`)).toBe(200)
    for (const [method, body] of [['GET'], ['PATCH', { floor: '9' }], ['DELETE']] as const) {
      const status = await ask(method, `/units/${foreign!.id}`, body)
      expect([method, status]).toEqual([method, 404])
    }
    const unit = { building: '', number: 'X1', type: 'apartment' }
    // The plugin's field refuses what it cannot find, before the database would.
    expect(await ask('POST', '/units', { ...unit, community: tilleuls.id })).toBe(400)
    expect(await ask('POST', '/units', { ...unit, community: harbour.id })).toBe(201)
    const placed = await query(`select community_id from units where number = 'X1'`)
    expect(placed).toEqual([{ community_id: harbour.id }])
    const [row] = await query('select floor from units where id = $1', [foreign!.id])
    expect(row!['floor']).not.toBe('9')
  })

  it('shows pages and the admin panel of the own community, and no other', async () => {
    const parcels = await query(
      `select p.summary, c.slug from packages p join communities c on c.id = p.community_id`,
    )
    const summaries = (slug: string) =>
      parcels.filter((row) => row['slug'] === slug).map((row) => row['summary']!)
    const panel = await get('/admin/collections/packages?limit=100', harbour.manager)
    expect(panel.status).toBe(200)
    expect(summaries('harbour-view').some((text) => panel.text.includes(text))).toBe(true)
    expect(summaries('les-tilleuls').filter((text) => panel.text.includes(text))).toEqual([])
    const own = await get(`/c/${harbour.slug}/packages`, harbour.resident)
    expect(own.status).toBe(200)
    const foreign = await get(`/c/${tilleuls.slug}/packages`, harbour.resident)
    expect(foreign.status).toBe(404)
  })

  it('mixes no rows of 600 requests, pages and REST, of two communities', async () => {
    const names = await query('select c.slug, c.name from communities c where c.slug = any ($1)', [
      [harbour.slug, tilleuls.slug],
    ])
    const nameOf = (slug: string) => names.find((row) => row['slug'] === slug)!['name']!
    const wrong: string[] = []
    let next = 0
    const one = async (index: number) => {
      const [place, other] = index % 2 === 0 ? [harbour, tilleuls] : [tilleuls, harbour]
      if (index % 3 === 0) {
        const { status, text } = await get(`/c/${place.slug}/packages`, place.resident)
        if (status !== 200 || text.includes(`${nameOf(other.slug)}<`)) {
          wrong.push(`page ${String(index)}: ${String(status)}`)
        }
        return
      }
      const slug = SCOPED[index % SCOPED.length]!
      const { status, docs } = await listOf(slug, place.manager)
      const strangers = docs.filter(({ community }) => community !== place.id).length
      if (status !== 200 || docs.length === 0 || strangers > 0) {
        wrong.push(`${slug} ${String(index)}: ${String(status)}, ${String(strangers)} foreign`)
      }
    }
    const lane = async () => {
      while (next < 600) {
        next += 1
        await one(next)
      }
    }
    await Promise.all(Array.from({ length: 10 }, lane))
    expect(wrong).toEqual([])
  })

  it('has a worker that does its work in the community of the event', async () => {
    const [unit] = await query(
      `select m.unit_id, u.email from memberships m join users u on u.id = m.user_id
       where u.email = 'fatima.haddad@example.org' and m.unit_id is not null`,
    )
    const answer = await fetch(`${twin.url}/api/c/${harbour.slug}/packages`, {
      method: 'POST',
      headers: harbour.manager,
      body: JSON.stringify({ unit: unit!['unit_id'], carrier: 'ups' }),
    })
    expect(answer.status).toBe(201)
    const { id } = (await answer.json()) as { id: string }
    for (let attempt = 0; ; attempt += 1) {
      const rows = await query(
        `select d.state, d.community_id from deliveries d where d.data->>'packageId' = $1`,
        [id],
      )
      const isOver = (row: (typeof rows)[number]) =>
        row['state'] === 'sent' || row['state'] === 'delivered'
      if (rows.some((row) => row['state'] === 'sent') && rows.every(isOver)) {
        expect(rows.every((row) => row['community_id'] === harbour.id)).toBe(true)
        break
      }
      if (attempt > 240) throw new Error(`not delivered: ${JSON.stringify(rows)}`)
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
  })
})
