import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

const RUN = path.join(import.meta.dirname, '../../conformance/run.mjs')
/** The first run installs the suites from the registry. */
const PATIENCE_MS = 600_000

/** The suites that the libraries' makers wrote for their own service, run against our server. */
describe('the test suites of the Pusher libraries', () => {
  let output = ''
  let code: unknown
  let child: ChildProcess | undefined

  beforeAll(async () => {
    const running = spawn(process.execPath, [RUN], {
      env: { ...process.env, NODE_OPTIONS: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child = running
    for (const stream of [running.stdout, running.stderr]) {
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
    }
    ;[code] = (await once(running, 'close')) as [number | null]
    // What a runner complained about belongs into the report of this run.
    if (code !== 0) console.log(output)
  }, PATIENCE_MS)
  afterAll(() => void child?.kill())

  const lineOf = (suite: string) =>
    output.split('\n').find((line) => line.startsWith(`CONFORMANCE ${suite}:`))

  it('pusher-js: all 84 integration specs pass', () => {
    expect(lineOf('pusher-js')).toBe('CONFORMANCE pusher-js: 84 of 84 passed')
  })

  it('pusher: all 5 remote tests pass', () => {
    expect(lineOf('pusher')).toBe('CONFORMANCE pusher: 5 of 5 passed')
  })

  it('the server had no error of its own meanwhile', () => {
    expect(lineOf('internal errors of the server')).toMatch(/: 0$/)
    expect(code).toBe(0)
  })
})
