import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { CollectionSlug } from 'payload'
import { startApp, type App } from '../helpers/app'
import { freshRow, IN_USE, isPlaced, overLocalApi, overRest } from './attempts'
import { OPERATIONS, PERSONAS, TARGETS } from './expectations'
import type { Operation, Target } from './expectations'
import { openEverything } from './openEverything.mjs'
import { isReachable, REACHED_COLLECTIONS } from './reach'
import { buildWorld, type Actor, type World } from './world'

let app: App
let world: World
let cells = 0
let reached = 0

beforeAll(async () => {
  app = await startApp()
  world = await buildWorld(app)
  openEverything(app.payload)
}, 120_000)
afterAll(async () => {
  process.stdout.write(
    `permission matrix without the app's rules: ${String(cells)} cells, ${String(reached)} reached\n`,
  )
  await app.stop()
})

/** What a guard of the write itself refuses is as good as refused by the database. */
const isKept = (outcome: string) => outcome === IN_USE || outcome.startsWith('400 tenancy.')

const isPlaceless = (slug: string) => ['users', 'communities', 'platform-grants'].includes(slug)
const isForCreate = (slug: string, target: Target) =>
  isPlaceless(slug) ? target === 'none' : isPlaced(target) || target === 'none'

const runCell = async (slug: string, operation: Operation, target: Target, actor: Actor) => {
  const isExpected = isReachable(slug, operation, target, actor.persona)
  const wrong: string[] = []
  for (const [api, attempt] of [
    ['local', overLocalApi],
    ['rest', overRest],
  ] as const) {
    const isLost = operation === 'delete' && isExpected
    const id = isLost
      ? await freshRow(app, world, slug, target, actor)
      : world.row(slug, target, actor)
    if (operation !== 'create' && id === undefined) continue
    const came = await attempt(app, world, slug, operation, target, actor, id, true)
    const outcome = isKept(came) ? 'no' : came
    cells += 1
    if (outcome === 'yes') reached += 1
    if (outcome !== (isExpected ? 'yes' : 'no')) {
      wrong.push(`${actor.persona} ${operation} ${target} over ${api}: ${outcome}`)
    }
  }
  return wrong
}

describe('the permission matrix without the app’s own rules', () => {
  it('has a reach for every collection', () => {
    const slugs = app.manifest.collections.map(({ slug }) => slug)
    expect(REACHED_COLLECTIONS.toSorted()).toEqual(slugs.toSorted())
  })

  it('is open indeed: a resident reads the audit log of their community', async () => {
    const { cookie } = world.actor('household')
    const { status, body } = await app.call('GET', '/audit-entries', { as: cookie })
    expect([status, body.docs.length > 0]).toEqual([200, true])
  })

  it.each(REACHED_COLLECTIONS)(
    'of %s ends at the walls',
    async (slug) => {
      const wrong: string[] = []
      for (const operation of OPERATIONS) {
        for (const target of TARGETS) {
          if (operation === 'create' && !isForCreate(slug, target)) continue
          for (const persona of PERSONAS) {
            wrong.push(...(await runCell(slug, operation, target, world.actor(persona))))
          }
        }
      }
      expect(wrong).toEqual([])
    },
    180_000,
  )

  it('tried thousands, and reached as well as refused', () => {
    expect(cells).toBeGreaterThan(4000)
    expect(reached).toBeGreaterThan(500)
  })

  it('shows nothing to a call without a request', async () => {
    for (const slug of app.manifest.communityScoped) {
      const { docs } = await app.payload.find({ collection: slug as CollectionSlug })
      const past = await app.past.find({ collection: slug as CollectionSlug })
      expect([slug, docs.length, past.docs.length > 0]).toEqual([slug, 0, true])
    }
  })
})
