import { getPayload } from 'payload'

/** Makes the tables in the empty database of a run, and the one login. */
const { YARDSTICK_EMAIL, YARDSTICK_PASSWORD } = process.env
if (YARDSTICK_EMAIL === undefined || YARDSTICK_PASSWORD === undefined) {
  throw new Error('YARDSTICK_EMAIL and YARDSTICK_PASSWORD are missing')
}

const { default: config } = await import('./payload.config.ts')
const payload = await getPayload({ config })
await payload.create({
  collection: 'users',
  data: { email: YARDSTICK_EMAIL, password: YARDSTICK_PASSWORD, name: 'Yardstick' },
})
process.exit(0)
