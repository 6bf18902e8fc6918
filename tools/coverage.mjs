#!/usr/bin/env node
/**
 * Holds the coverage to its thresholds: 85 % of the statements over all that is counted, 95 % over
 * the rules and the use cases (domain/ and operations/). Reads coverage/coverage-final.json and
 * prints the files that weigh most on a failing number.
 *
 *   node tools/coverage.mjs [path/to/coverage-final.json]
 */
import { globSync, readFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { transformSync } from '@swc/core'
import { COUNTED, transform } from './jest/counted.mjs'

/** What @swc/jest counts with too. */
const COUNTER = fileURLToPath(import.meta.resolve('swc-plugin-coverage-instrument'))

const ALL = { name: 'all files', threshold: 85, holds: () => true }
const RULES = {
  name: 'domain/ and operations/',
  threshold: 95,
  holds: (path) => /(^|\/)(domain|operations)\//.test(path),
}

const percent = ({ covered, total }) => (total === 0 ? 100 : (covered / total) * 100)

/** Statements of each file: { path, covered, total }. */
export const summarise = (coverage, root) =>
  Object.entries(coverage).map(([path, file]) => {
    const hits = Object.values(file.s)
    return {
      path: relative(root, path).replaceAll('\\', '/'),
      covered: hits.filter((hit) => hit > 0).length,
      total: hits.length,
    }
  })

/**
 * Files that are counted and that no test loads: the report knows nothing of them. All of their
 * statements are missing.
 * @param {string[]} known paths from the root
 * @param {string} root
 */
export const unloaded = (known, root) => {
  const isKnown = new Set(known)
  const isOut = (pattern) => pattern.startsWith('!')
  const exclude = COUNTED.filter(isOut).map((pattern) => pattern.slice(1))
  return globSync(
    COUNTED.filter((pattern) => !isOut(pattern)),
    { cwd: root, exclude },
  )
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !isKnown.has(path))
    .map((path) => ({ path, covered: 0, total: countStatements(resolve(root, path)) }))
}

const countStatements = (filename) => {
  const { jsc, module } = transform
  const experimental = { plugins: [[COUNTER, {}]] }
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    filename,
    jsc: { ...jsc, experimental },
    module,
    swcrc: false,
  })
  const counters = /^ +s: \{([^}]*)\}/m.exec(code)?.[1] ?? ''
  return counters.split(':').length - 1
}

/**
 * One verdict for each threshold; the worst files are those with the most missing statements.
 * @param {{ path: string, covered: number, total: number }[]} files
 */
export const judge = (files, groups = [ALL, RULES]) =>
  groups.map(({ name, threshold, holds }) => {
    const members = files.filter(({ path }) => holds(path))
    const sum = members.reduce(
      (total, file) => ({
        covered: total.covered + file.covered,
        total: total.total + file.total,
      }),
      { covered: 0, total: 0 },
    )
    const worst = members
      .filter((file) => file.covered < file.total)
      .sort((a, b) => b.total - b.covered - (a.total - a.covered))
      .slice(0, 15)
    const reached = percent(sum)
    return { name, threshold, reached, files: members.length, passed: reached >= threshold, worst }
  })

const main = () => {
  const source = process.argv[2] ?? 'coverage/coverage-final.json'
  const root = process.cwd()
  const loaded = summarise(JSON.parse(readFileSync(source, 'utf8')), root)
  const rest =
    loaded.length === 0
      ? []
      : unloaded(
          loaded.map(({ path }) => path),
          root,
        )
  const verdicts = judge([...loaded, ...rest])
  for (const verdict of verdicts) {
    const mark = verdict.passed ? 'ok  ' : 'FAIL'
    const numbers = `${verdict.reached.toFixed(1)} % of ${verdict.threshold} %`
    console.log(`${mark} ${verdict.name}: ${numbers} (${verdict.files} files)`)
    if (verdict.passed) continue
    for (const file of verdict.worst) {
      const missing = file.total - file.covered
      console.log(`     ${percent(file).toFixed(1).padStart(5)} %  -${missing}  ${file.path}`)
    }
  }
  // A run that counted nothing proves nothing.
  const isEmpty = verdicts[0].files === 0
  if (isEmpty) console.log('FAIL no file was counted')
  process.exitCode = isEmpty || verdicts.some(({ passed }) => !passed) ? 1 : 0
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) main()
