import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'
import { LIMITS } from '@/kernel/http/rateLimit/limits'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders } from '../helpers/builders'

jest.setTimeout(60_000)

let app: App
let make: Builders
beforeAll(async () => {
  app = await startApp({ RATE_LIMIT_SCALE: '1' })
  make = buildersFor(app)
}, 120_000)
afterAll(() => app.stop())

it.each([
  ['a desk writes down', 'walk-in', 'concierge', '/walk-ins', { role: 'owner' }],
  ['a household asks in', 'household-invitation', 'owner', '/household/invitations', {}],
] as const)(
  '%s so many an hour, and is told how long to wait',
  async (_, limit, role, path, more) => {
    const place = await make.community()
    const unit = await make.unit(place.id)
    const who = await make.person(place.id, role, { unit: unit.id })
    const other = await make.person(place.id, role, { unit: unit.id })
    const person = { name: 'One', unit: unit.id, email: 'one@example.org', ...more }
    const send = (cookie: string) =>
      app.call('POST', `/c/${place.slug}${path}`, { as: cookie, body: person })
    const points = LIMITS[limit].account!.points
    for (let count = 0; count < points; count += 1) {
      expect((await send(who.cookie)).status).toBe(201)
    }
    const refused = await send(who.cookie)
    expect([refused.status, refused.body.error.code]).toEqual([429, 'rate-limited'])
    expect((await send(other.cookie)).status).toBe(201)
  },
)
