import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { startApp, type App } from '../helpers/app'
import { freshRow, IN_USE, isPlaced, overLocalApi, overRest } from './attempts'
import { EXPECTATIONS, isAllowed, OPERATIONS, PERSONAS, TARGETS } from './expectations'
import type { Target } from './expectations'
import { buildWorld, type World } from './world'

let app: App
let world: World
let cells = 0
let granted = 0

const isPlaceless = (slug: string) => ['users', 'communities', 'platform-grants'].includes(slug)

/** Targets that make sense for a create: a place, or none. */
const isForCreate = (slug: string, target: Target) =>
  isPlaceless(slug) ? target === 'none' : isPlaced(target) || target === 'none'

beforeAll(async () => {
  app = await startApp({ DATABASE_POOL_SIZE: '6' })
  world = await buildWorld(app)
}, 120_000)
afterAll(async () => {
  process.stdout.write(
    `permission matrix: ${String(cells)} cells, ${String(granted)} of them granted\n`,
  )
  await app.stop()
})

const runCollection = async (slug: string): Promise<string[]> => {
  const wrong: string[] = []
  for (const operation of OPERATIONS) {
    for (const target of TARGETS) {
      if (operation === 'create' && !isForCreate(slug, target)) continue
      for (const persona of PERSONAS) {
        const actor = world.actor(persona)
        const id = world.row(slug, target, actor)
        if (operation !== 'create' && id === undefined) continue
        const expected = isAllowed(slug, operation, target, persona) ? 'yes' : 'no'
        for (const [api, attempt] of [
          ['local', overLocalApi],
          ['rest', overRest],
        ] as const) {
          const isLost = operation === 'delete' && expected === 'yes'
          const row = isLost ? await freshRow(app, world, slug, target, actor) : id
          const came = await attempt(app, world, slug, operation, target, actor, row)
          const outcome = came === IN_USE ? 'yes' : came
          cells += 1
          if (outcome === 'yes') granted += 1
          if (outcome !== expected) {
            wrong.push(`${persona} ${operation} ${target} over ${api}: ${outcome}, not ${expected}`)
          }
        }
      }
    }
  }
  return wrong
}

describe('the permission matrix', () => {
  it('has an expectation for every collection, and none for others', () => {
    const slugs = app.manifest.collections.map(({ slug }) => slug)
    expect(Object.keys(EXPECTATIONS).toSorted()).toEqual(slugs.toSorted())
  })

  it('grants nothing in a foreign community, but to the operator', () => {
    for (const rules of Object.values(EXPECTATIONS)) {
      for (const allowed of Object.values(rules)) {
        expect((allowed.foreign ?? []).filter((persona) => persona !== 'operator')).toEqual([])
        for (const target of TARGETS) expect(allowed[target] ?? []).not.toContain('anonymous')
      }
    }
  })

  it.each(Object.keys(EXPECTATIONS))(
    'of %s is as the table says',
    async (slug) => {
      const before = cells
      expect(await runCollection(slug)).toEqual([])
      expect(cells - before).toBeGreaterThan(100)
    },
    180_000,
  )

  it('tried every kind of person, and granted as well as refused', () => {
    expect(cells).toBeGreaterThan(3000)
    expect(granted).toBeGreaterThan(200)
  })
})
