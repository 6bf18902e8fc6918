import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type * as Kernel from '@/kernel/module'
import type { Manifest, Module, ModuleCollection } from '@/kernel/module'
import type * as Messages from '@/messages'
import { prepare } from '../helpers/app'

let kernel: typeof Kernel
let manifest: Manifest
let messages: typeof Messages

beforeAll(async () => {
  await prepare()
  kernel = await import('@/kernel/module')
  manifest = (await import('@/modules')).manifest
  messages = await import('@/messages')
}, 60_000)
afterAll(async () => {
  const { stopSenderBoss } = await import('@/kernel/jobs/boss')
  await stopSenderBoss()
})

const no = () => false
const policy = { create: no, read: no, update: no, delete: no, readVersions: no }

const collection = (change: Partial<ModuleCollection> = {}): ModuleCollection => ({
  scope: 'community',
  policy,
  config: { slug: 'things', lockDocuments: false, fields: [{ name: 'a', type: 'text' }] },
  ...change,
})

const compose = (change: Partial<ModuleCollection>, rest: Partial<Module> = {}) =>
  kernel.composeModules([{ name: 'test', collections: [collection(change)], ...rest }])

const config = collection().config

describe('composeModules', () => {
  it('takes a whole module', () => {
    expect(compose({}).communityScoped).toEqual(new Set(['things']))
  })

  it.each<[string, Partial<ModuleCollection>, string]>([
    ['no scope', { scope: undefined }, 'things: has no scope'],
    ['an unknown scope', { scope: 'tenant' as never }, 'things: has no scope'],
    ['no rule', { policy: { ...policy, read: undefined as never } }, 'has no rule for read'],
    [
      'no rule for versions',
      { policy: { ...policy, readVersions: undefined as never } },
      'has no rule for readVersions',
    ],
    ['a login without unlock', { config: { ...config, auth: true } }, 'has no rule for unlock'],
    ['document locks', { config: { ...config, lockDocuments: {} as never } }, 'lockDocuments'],
    ['an upload of any type', { config: { ...config, upload: {} } }, 'lists its mimeTypes'],
    ['a slug in capitals', { config: { ...config, slug: 'Things' } }, 'kebab-case'],
    ['a long slug', { config: { ...config, slug: 'a'.repeat(31) } }, 'at most 30'],
  ])('refuses %s', (_name, change, problem) => {
    expect(() => compose(change)).toThrow(problem)
  })

  it('refuses what is there twice, and an event that nobody declares', () => {
    const module: Module = { name: 'test', collections: [collection()] }
    expect(() => kernel.composeModules([module, module])).toThrow('module test: declared twice')
    expect(() => kernel.composeModules([module, module])).toThrow('things: declared twice')
    const notice = { kind: 'k', eventType: 'thing.made', audience: no, email: no } as never
    expect(() => compose({}, { notifications: [notice] })).toThrow('event thing.made: not declared')
  })

  it('names every problem at once', () => {
    const broken = { scope: undefined as never, config: { ...config, slug: 'B C' } }
    expect(() => compose(broken)).toThrow(/kebab-case[^]*no scope/)
  })

  it('is what the product went through: scope and rules for every collection', () => {
    expect(manifest.collections.length).toBeGreaterThan(8)
    for (const { config: made, scope, policy: rules } of manifest.modules.flatMap(
      (module) => module.collections,
    )) {
      expect(['community', 'platform', 'personal']).toContain(scope)
      for (const key of ['create', 'read', 'update', 'delete', 'readVersions'] as const) {
        expect([made.slug, key, typeof rules[key]]).toEqual([made.slug, key, 'function'])
      }
    }
  })
})

describe('the messages', () => {
  const codes = () =>
    globSync('src/{kernel,collections,plugins}/**/*.ts', { cwd: process.cwd() })
      .filter((file) => !file.endsWith('.spec.ts'))
      .flatMap((file) => [
        ...readFileSync(path.resolve(file), 'utf8').matchAll(/code: '([a-z]+(?:[.-][a-z-]+)+)'/g),
      ])
      .map(([, code = '']) => code)

  it('have a sentence for every refusal, in both languages', async () => {
    const { compareCatalogues, leavesOf } = await import('@/kernel/i18n/compareCatalogues')
    expect(compareCatalogues(messages.catalogue.en, messages.catalogue.fr)).toEqual([])
    const known = leavesOf(messages.catalogue.en)
    const all = [...new Set(codes())]
    expect(all.length).toBeGreaterThan(20)
    expect(all.filter((code) => !known.has(`errors.${code}`))).toEqual([])
  })

  it('use the apostrophe and the spaces of French print', async () => {
    const { leavesOf } = await import('@/kernel/i18n/compareCatalogues')
    const all = [...leavesOf(messages.catalogue.fr)]
    expect(all.length).toBeGreaterThan(1000)
    expect(all.filter(([, text]) => /\w'\w| [:;!?»]|« /.test(text))).toEqual([])
  })
})
