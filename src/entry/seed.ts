import { randomBytes } from 'node:crypto'
import config from '@payload-config'
import { getPayload } from 'payload'
import { systemClock } from '@/kernel/clock'
import { env } from '@/kernel/env'
import { stopSenderBoss } from '@/kernel/jobs/boss'
import { asSystem } from '@/kernel/tenancy/system'
import { seedCommunity } from '@/seed/community'
import { harbourView } from '@/seed/data/harbourView'
import { lesTilleuls } from '@/seed/data/lesTilleuls'
import { DEMO_PASSWORD } from '@/seed/demo'
import { writeLogins } from '@/seed/files'
import { loginsOf } from '@/seed/logins'
import { ensureOperator } from '@/seed/operator'

/**
 * Fills an empty installation: with `--operator-only` one platform operator, else the two demo
 * communities as well. Running it again changes nothing.
 */
const isOperatorOnly = process.argv.includes('--operator-only')
const DEMO = [harbourView, lesTilleuls]

if (!isOperatorOnly && env().APP_ENV === 'production') {
  throw new Error('The demo has public passwords: production takes --operator-only alone.')
}

const payload = await getPayload({ config })
const now = systemClock.now()

if (isOperatorOnly) {
  const password = randomBytes(15).toString('base64url')
  const isNew = await asSystem(payload, 'seed the first operator', (req) =>
    ensureOperator(req, password, now, (login) => writeLogins('first-operator.json', login)),
  )
  console.log(isNew ? 'One operator; first-operator.json has the login.' : 'There is one already.')
} else {
  await asSystem(payload, 'seed the first operator', (req) =>
    ensureOperator(req, DEMO_PASSWORD, now),
  )
  for (const demo of DEMO) {
    const isNew = await asSystem(payload, `seed ${demo.slug}`, (req) =>
      seedCommunity(req, demo, now),
    )
    console.log(`${demo.name}: ${isNew ? 'made' : 'there already'}`)
  }
  await writeLogins('demo-logins.json', loginsOf(DEMO))
}
await stopSenderBoss()
await payload.destroy()
process.exit(0)
