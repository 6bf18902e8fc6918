import { describe, expect, it } from '@jest/globals'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { messagesFor } from '@/kernel/i18n/catalogue'
import { compareCatalogues, leavesOf } from '@/kernel/i18n/compareCatalogues'
import { catalogue, messageSets } from './messages'

/** `new AppError({ code: 'module.problem'`, over lines. */
const ERROR_CODE = /AppError\(\{\s*code: '([a-z.-]+)'/g

const codesIn = (folder: string): string[] => {
  const files = globSync('**/*.ts', { cwd: join(import.meta.dirname, folder) })
  const sources = files.map((file) => readFileSync(join(import.meta.dirname, folder, file), 'utf8'))
  return sources.flatMap((source) => [...source.matchAll(ERROR_CODE)].map(([, code = '']) => code))
}

describe('the messages', () => {
  it.each(messageSets.map((set) => [set.owner, set] as const))(
    'of %s are whole in both languages',
    (_owner, set) => {
      expect(leavesOf(set.en).size).toBeGreaterThan(0)
      expect(compareCatalogues(set.en, set.fr)).toEqual([])
    },
  )

  it('are bound for what renders outside a page', () => {
    expect(messagesFor('fr')).toBe(catalogue.fr)
  })

  it('have a sentence for every error of the kernel', () => {
    const known = leavesOf(catalogue.en)
    const codes = codesIn('kernel')
    expect(codes.length).toBeGreaterThan(5)
    expect(codes.filter((code) => !known.has(`errors.${code}`))).toEqual([])
  })
})
