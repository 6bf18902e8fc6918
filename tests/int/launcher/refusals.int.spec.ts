import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { rmSync } from 'node:fs'
import net from 'node:net'
import { makeClone, start, write } from './clone.ts'

jest.setTimeout(60_000)

let clone: ReturnType<typeof makeClone>
beforeAll(() => {
  clone = makeClone()
})
afterAll(() => clone.remove())

/** The one sentence with which a start refuses. */
async function refusal(args: string[] = [], env: Record<string, string> = {}) {
  const started = start(clone.folder, args, env)
  const code = await started.exited
  const lines = started.output().split('\n').filter(Boolean)
  return { code, lines }
}

async function listen(host: string | undefined) {
  const server = net.createServer()
  await new Promise<void>((resolve) => server.listen({ port: 0, host }, resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { port, close: () => new Promise((resolve) => server.close(resolve)) }
}

describe('a start that cannot work says why in one sentence', () => {
  it.each([
    ['a line that is no setting', 'hello', '.env, line 1: expected NAME=value.'],
    [
      'an open quote',
      '\nA="b',
      '.env, line 2: A opens a quote that is not closed on the same line.',
    ],
    ['a port that is none', 'PORT=http', '.env, line 1: PORT must be a number from 1 to 65535.'],
    ['a setting twice', 'A=1\nA=2', '.env, line 2: A is set a second time.'],
    [
      'an address of another kind',
      'SMTP_URL=mail.example.org',
      '.env, line 1: SMTP_URL must be an address that begins with smtp:// or smtps://',
    ],
    [
      'a database without its other roles',
      'DATABASE_URL=postgres://127.0.0.1/x',
      'DATABASE_URL is set, so DATABASE_OWNER_URL and DATABASE_SYSTEM_URL must be set too.',
    ],
  ])('.env with %s', async (_, text, sentence) => {
    write(clone.folder, '.env', text)
    const { code, lines } = await refusal()
    rmSync(`${clone.folder}/.env`)
    expect(lines).toEqual([sentence])
    expect(code).toBe(1)
  })

  it.each([undefined, '127.0.0.1'])('a port that is taken on %s', async (host) => {
    const taken = await listen(host)
    const { code, lines } = await refusal(['--port', String(taken.port)])
    await taken.close()
    expect(lines).toEqual([
      `Port ${taken.port} is in use by another program: stop that, or choose another port with npm start -- --port ${taken.port + 1}`,
    ])
    expect(code).toBe(1)
  })

  it.each([
    ['is a file', 'package.json', 'there is a file in its place'],
    ['lies below a file', 'package.json/data', 'a part of the path is a file, not a folder'],
    ['cannot exist', '/proc/courtyard', 'there is no such place'],
  ])('a data folder that %s', async (_, folder, reason) => {
    const { code, lines } = await refusal([], { COURTYARD_DATA_DIR: folder })
    expect(lines).toEqual([
      `The data folder ${folder} cannot be used: ${reason}. Mend that, or name another with COURTYARD_DATA_DIR.`,
    ])
    expect(code).toBe(1)
  })

  it('a reset that nobody can confirm', async () => {
    const { code, lines } = await refusal(['--reset', '--port', '1'])
    expect(lines).toEqual([
      '--reset deletes data, and nobody can be asked here: add --yes to confirm.',
    ])
    expect(code).toBe(1)
  })

  it('an option that is not known, with those that are', async () => {
    const { code, lines } = await refusal(['--prot', '80'])
    expect(lines[0]).toBe('These options are not known: --prot 80')
    expect(lines.join('\n')).toContain('--no-demo')
    expect(code).toBe(1)
  })
})
