import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Field, SanitizedConfig } from 'payload'
import { referencesIn } from '@/kernel/tenancy/references'
import { startApp, type App } from '../helpers/app'
import type { Persona, Target } from './expectations'
import { buildWorld, type World } from './world'

/**
 * For every field that some who may read the row may not read: no answer, no question and no order
 * tells what is in it. The list is found in the configuration; who may read is written by hand.
 */
let app: App
let world: World
let config: SanitizedConfig

beforeAll(async () => {
  app = await startApp()
  world = await buildWorld(app)
  config = await app.config
}, 120_000)
afterAll(async () => {
  await app.stop()
})

interface Secret {
  /** Slug and path, as the configuration has them. */
  field: string
  table: string
  column: string
  /** Plants a value in the row; one that may be there once only takes the row's id along. */
  value: (text: string, id: string) => string
  /** Who may read it where they may read the row. */
  readers: readonly Persona[]
  /** Rows of others, where a person reads the field in their own. */
  rows?: readonly [Target, Target]
}

const text = (value: string) => value
const onceText = (value: string, id: string) => `${value}.${id}`
const MANAGERS: readonly Persona[] = ['manager', 'both']
const DESK: readonly Persona[] = ['manager', 'concierge', 'guard', 'both']

const SECRETS: readonly Secret[] = [
  { field: 'users.hash', table: 'users', column: 'hash', value: text, readers: [] },
  { field: 'users.salt', table: 'users', column: 'salt', value: text, readers: [] },
  {
    field: 'users.resetPasswordToken',
    table: 'users',
    column: 'reset_password_token',
    value: text,
    readers: [],
  },
  {
    field: 'users.accessibilityNeeds',
    table: 'users',
    column: 'accessibility_needs',
    value: text,
    readers: [],
    rows: ['own', 'foreign'],
  },
  {
    field: 'membership-invitations.tokenHash',
    table: 'membership_invitations',
    column: 'token_hash',
    value: onceText,
    readers: [],
    rows: ['own', 'foreign'],
  },
  {
    field: 'membership-invitations.codeHash',
    table: 'membership_invitations',
    column: 'code_hash',
    value: onceText,
    readers: [],
    rows: ['own', 'foreign'],
  },
  {
    field: 'lobby-screens.linkHash',
    table: 'lobby_screens',
    column: 'link_hash',
    value: onceText,
    readers: [],
    rows: ['own', 'foreign'],
  },
  {
    field: 'package-events.note',
    table: 'package_events',
    column: 'note',
    value: text,
    readers: DESK,
  },
  {
    field: 'memberships.grantReason',
    table: 'memberships',
    column: 'grant_reason',
    value: text,
    readers: MANAGERS,
  },
  {
    field: 'memberships.endReason',
    table: 'memberships',
    column: 'end_reason',
    value: text,
    readers: MANAGERS,
  },
]

/** Restricted fields in which no text can be planted, each with its reason. */
const WITHOUT_TEXT: Readonly<Record<string, string>> = {
  'users.tenants': 'worked out for each request, never stored',
  'users.resetPasswordExpiration': 'an instant; users.resetPasswordToken stands for both',
  'users.resetPasswordRequestedAt': 'an instant; users.resetPasswordToken stands for both',
  'users.sessions': 'ids and times of logins; guards.spec.ts and the walls keep them apart',
  'users.theme': 'one of four words; read like users.accessibilityNeeds',
  'users.textSize': 'one of three words; read like users.accessibilityNeeds',
  'users.motion': 'one of two words; read like users.accessibilityNeeds',
}

const fieldsOf = (fields: readonly Field[], prefix = ''): { path: string; field: Field }[] =>
  fields.flatMap((field) => {
    const path = 'name' in field ? `${prefix}${field.name}` : prefix.replace(/\.$/, '')
    const inner =
      'fields' in field && Array.isArray(field.fields)
        ? fieldsOf(field.fields, 'name' in field ? `${path}.` : prefix)
        : []
    return 'name' in field ? [{ path, field }, ...inner] : inner
  })

const isRestricted = (field: Field): boolean =>
  ('hidden' in field && field.hidden === true) ||
  ('access' in field && typeof field.access?.read === 'function')

const canaryOf = (secret: Secret) => `zzcanary${secret.column.replaceAll('_', '')}`

const call = (path: string, as: string | undefined, headers: Record<string, string> = {}) =>
  app.call('GET', path, { as, headers })

/** Collections whose answers can hold a row of this one: they name it, or name one that does. */
const leadingTo = (slug: string): string[] => {
  const { collections } = config
  const naming = (targets: readonly string[]) =>
    collections
      .filter(({ fields }) =>
        referencesIn(fields).some(({ relationTo }) =>
          relationTo.some((to) => targets.includes(to)),
        ),
      )
      .map((one) => one.slug)
  const near = naming([slug])
  return [...new Set([...near, ...naming(near)])].filter(
    (one) => one !== slug && app.manifest.scopes.has(one),
  )
}

const rowsOf = (answer: { body: { docs?: { id: string }[] } }) =>
  (answer.body.docs ?? []).map(({ id }) => id)

/** Two rows of one kind: the one that is theirs and the place's own, where nothing else is said. */
const twoRows = (
  slug: string,
  persona: Persona,
  [one, other]: readonly [Target, Target] = ['mine', 'own'],
): [string, string] | undefined => {
  const actor = world.actor(persona)
  const first = world.row(slug, one, actor)
  const second = world.row(slug, other, actor)
  return first !== undefined && second !== undefined ? [first, second] : undefined
}

describe('fields that not everybody may read', () => {
  it('are all known to this test', () => {
    const restricted = config.collections
      .filter(({ slug }) => app.manifest.scopes.has(slug))
      .flatMap(({ slug, fields }) =>
        fieldsOf(fields)
          .filter(({ field }) => isRestricted(field))
          .map(({ path }) => `${slug}.${path}`),
      )
    const known = [...SECRETS.map(({ field }) => field), ...Object.keys(WITHOUT_TEXT)]
    expect(restricted.filter((name) => !known.includes(name))).toEqual([])
    // Nothing is on the list that is no restricted field of the product any more.
    expect(known.filter((name) => !restricted.includes(name))).toEqual([])
  })

  describe.each(SECRETS.map((secret) => [secret.field, secret] as const))('%s', (name, secret) => {
    const [slug = '', ...rest] = name.split('.')
    const path = rest.join('.')
    const canary = canaryOf(secret)
    const blind = (): { persona: Persona; cookie: string; rows: [string, string] }[] =>
      world.actors.flatMap(({ persona, cookie }) => {
        if (cookie === undefined || secret.readers.includes(persona)) return []
        const rows = twoRows(slug, persona, secret.rows)
        return rows ? [{ persona, cookie, rows }] : []
      })
    const plant = async (id: string, value: string) => {
      await app.sql(`update ${secret.table} set ${secret.column} = $1 where id = $2`, [
        secret.value(value, id),
        id,
      ])
    }

    it('is in no answer: lists, rows, select, joins, population, versions, other languages', async () => {
      let seen = 0
      for (const { persona, cookie, rows } of blind()) {
        for (const id of rows) await plant(id, canary)
        const paths = [
          `/${slug}?limit=100`,
          `/${slug}/${rows[0]}`,
          `/${slug}/${rows[0]}?depth=2`,
          `/${slug}?select[${path}]=true`,
          `/${slug}/${rows[0]}?select[${path}]=true`,
          `/${slug}?populate[${slug}][${path}]=true&depth=2`,
          `/${slug}?joins[${path}][limit]=10`,
          `/${slug}?locale=all&fallback-locale=none`,
          `/${slug}?draft=true&trash=true`,
          `/${slug}/versions?limit=10`,
          `/${slug}/count`,
          ...leadingTo(slug).flatMap((one) => [
            `/${one}?depth=2&limit=20&populate[${slug}][${path}]=true`,
            `/${one}?depth=2&limit=20&populate[${slug}][id]=true&select[${path}]=true`,
          ]),
        ]
        for (const one of paths) {
          const { status, body } = await call(one, cookie)
          if (status === 200) seen += 1
          expect([persona, one, JSON.stringify(body).includes(canary)]).toEqual([
            persona,
            one,
            false,
          ])
        }
        const session = await call(slug === 'users' ? '/users/me' : `/${slug}`, cookie)
        expect(JSON.stringify(session.body)).not.toContain(canary)
      }
      expect(seen).toBeGreaterThan(0)
    }, 120_000)

    it('answers no question: every operator, negated, nested, through other collections', async () => {
      const operators = [
        ['equals', canary, 'other'],
        ['not_equals', 'other', canary],
        ['like', canary.slice(0, 6), 'nothing'],
        ['contains', canary.slice(2, 8), 'nothing'],
        ['in', canary, 'other'],
        ['not_in', 'other', canary],
        ['greater_than', 'a', `${canary}z`],
        ['less_than', `${canary}z`, 'a'],
        ['exists', 'true', 'false'],
      ] as const
      for (const { persona, cookie, rows } of blind()) {
        for (const id of rows) await plant(id, canary)
        for (const [operator, hit, miss] of operators) {
          const wheres = (value: string) => [
            `/${slug}?where[${path}][${operator}]=${value}`,
            `/${slug}?where[or][0][${path}][${operator}]=${value}`,
            `/${slug}?where[and][0][or][0][${path}][${operator}]=${value}`,
            `/${slug}/count?where[${path}][${operator}]=${value}`,
          ]
          for (const [index, one] of wheres(hit).entries()) {
            const [yes, no] = [await call(one, cookie), await call(wheres(miss)[index]!, cookie)]
            const shape = (answer: typeof yes) => [
              answer.status,
              rowsOf(answer).length,
              answer.body.totalDocs ?? null,
              answer.body.error?.code ?? null,
            ]
            expect([persona, one, shape(yes)]).toEqual([persona, one, shape(no)])
            expect(JSON.stringify(yes.body.error ?? '')).not.toContain(canary)
          }
        }
      }
    }, 120_000)

    it('orders nothing', async () => {
      for (const { persona, cookie, rows } of blind()) {
        const order = async (direction: string) => {
          const answer = await call(`/${slug}?sort=${direction}${path}&limit=100`, cookie)
          return [answer.status, rowsOf(answer).filter((id) => rows.includes(id))]
        }
        const [first, second] = rows
        for (const direction of ['', '-']) {
          await plant(first, 'aaa')
          await plant(second, 'zzz')
          const before = await order(direction)
          await plant(first, 'zzz')
          await plant(second, 'aaa')
          expect([persona, direction, await order(direction)]).toEqual([persona, direction, before])
        }
      }
    }, 120_000)

    it('is there for those who may read it', async () => {
      for (const persona of secret.readers.filter((one) => one !== 'both')) {
        const rows = twoRows(slug, persona)
        if (!rows) continue
        await plant(rows[0], canary)
        const { body } = await call(`/${slug}/${rows[0]}`, world.actor(persona).cookie)
        expect([persona, JSON.stringify(body).includes(canary)]).toEqual([persona, true])
      }
    })
  })
})
