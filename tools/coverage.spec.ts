import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { judge, summarise, unloaded } from './coverage.mjs'

const file = (path: string, covered: number, total: number) => ({ path, covered, total })

describe('coverage thresholds', () => {
  it('counts the statements that ran', () => {
    const coverage = { '/repo/src/a.ts': { s: { 0: 3, 1: 0, 2: 1 } } }
    expect(summarise(coverage, '/repo')).toEqual([file('src/a.ts', 2, 3)])
  })

  it('passes at the threshold', () => {
    const [all, rules] = judge([
      file('src/x.ts', 80, 100),
      file('src/collections/a/domain/y.ts', 95, 100),
    ])
    expect(all).toMatchObject({ passed: true, reached: 87.5, files: 2 })
    expect(rules).toMatchObject({ passed: true, reached: 95, files: 1 })
  })

  it('holds domain and operations to more than the rest', () => {
    const [all, rules] = judge([
      file('src/x.ts', 100, 100),
      file('src/collections/a/operations/y.ts', 90, 100),
    ])
    expect(all?.passed).toBe(true)
    expect(rules?.passed).toBe(false)
  })

  it('counts every statement of a file that no test loads, and none of types', () => {
    const root = mkdtempSync(path.join(tmpdir(), 'courtyard-coverage-'))
    mkdirSync(path.join(root, 'src', 'app'), { recursive: true })
    const write = (name: string, text: string) => {
      writeFileSync(path.join(root, 'src', name), text)
    }
    write('known.ts', 'export const one = 1')
    write(
      'forgotten.ts',
      'export const half = (n: number) => {\n  if (n < 0) return 0\n  return n / 2\n}',
    )
    write('shapes.ts', 'export interface Shape { sides: number }')
    write('forgotten.spec.ts', 'export const two = 2')
    write('app/page.tsx', 'export default () => null')
    expect(unloaded(['src/known.ts'], root)).toEqual([
      file('src/forgotten.ts', 0, 5),
      file('src/shapes.ts', 0, 0),
    ])
  })

  it('names the files that weigh most', () => {
    const [all] = judge([file('a.ts', 1, 2), file('b.ts', 0, 50), file('c.ts', 9, 9)])
    expect(all?.worst.map(({ path }) => path)).toEqual(['b.ts', 'a.ts'])
  })
})
