import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { cookiesOf, passwordStep, withAuthenticator } from '../helpers/account'
import { PASSWORD, startApp, type App } from '../helpers/app'
import { buildersFor, type Builders } from '../helpers/builders'

let app: App
let make: Builders
beforeAll(async () => {
  app = await startApp({ RATE_LIMIT_SCALE: '1' })
  make = buildersFor(app)
}, 60_000)
afterAll(() => app.stop())

const attempt = async (cookie: string, code: string) =>
  app.call('POST', '/users/second-step', { as: cookie, body: { code } })

describe('guessing the second step with a right password', () => {
  it('ends after ten codes for a person, over all browsers; a known one keeps its own allowance', async () => {
    const place = await make.community()
    const person = await make.person(place.id, 'manager')
    const { email } = person.user
    const { codes } = await withAuthenticator(app, person.cookie)
    const first = await passwordStep(app, email, PASSWORD)
    const own = await attempt(first.cookie, codes[0]!)
    expect(own.status).toBe(200)
    const known = cookiesOf(own.headers)
      .split('; ')
      .find((one) => one.startsWith('courtyard-device'))!

    const seen: number[] = []
    for (let browser = 0; browser < 3; browser += 1) {
      const { cookie } = await passwordStep(app, email, PASSWORD)
      for (let n = 0; n < 5; n += 1) seen.push((await attempt(cookie, '000000')).status)
    }
    expect(seen.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 400))
    expect(seen.slice(10)).toEqual(Array.from({ length: 5 }, () => 429))

    const here = await app.call('POST', '/users/login', {
      as: known,
      body: { email, password: PASSWORD },
    })
    expect(here.body).toEqual({ message: 'next-step', next: 'second-step' })
    expect((await attempt(cookiesOf(here.headers), codes[1]!)).status).toBe(200)
  }, 60_000)
})
