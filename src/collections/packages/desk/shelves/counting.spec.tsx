import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { renderToStaticMarkup } from 'react-dom/server'
import { codeQueue } from './codeQueue'
import { CountedLists } from './CountedLists'
import { sendCodes, shownCodes, sortedCount, takeOut } from './counting'
import type { Sent } from './counting'
import { differenceText } from './differenceText'

const line = (id: string) => ({ id, unit: `Unit ${id}`, text: 'DHL', shelf: 'A1' })
const code = (text: string, id: string | null = null) => ({
  code: text,
  parcel: id === null ? null : line(id),
})

describe('what a count asks the server', () => {
  let server: Server
  let answer: { status: number; body: string }
  const ofBrowser = globalThis.fetch
  beforeAll(async () => {
    server = createServer((_request, response) => {
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body)
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const place = server.address()
    const port = typeof place === 'object' && place ? place.port : 0
    globalThis.fetch = (input, init) => {
      const path = input instanceof Request ? input.url : input.toString()
      return ofBrowser(new URL(path, `http://127.0.0.1:${String(port)}`), init)
    }
  })
  afterAll(() => {
    globalThis.fetch = ofBrowser
    server.close()
  })

  it('is what was read, of which odd answers leave nothing', async () => {
    const results = [
      { code: 'X1', result: 'counted', line: { ...line('a'), status: 'received' } },
      { code: 'X2', result: 'unknown', line: null },
      { code: 'X3', result: 'elsewhere', line: { id: 'b', shelf: null } },
      { code: 'X4', result: 'odd' },
      'odd',
    ]
    answer = { status: 200, body: JSON.stringify({ results }) }
    expect(await sendCodes('harbour', 'id', ['X1'])).toEqual({
      state: 'taken',
      read: [
        { code: 'X1', result: 'counted', parcel: line('a') },
        { code: 'X2', result: 'unknown', parcel: null },
        { code: 'X3', result: 'elsewhere', parcel: { id: 'b', unit: '', text: '', shelf: null } },
      ],
    })
    answer = { status: 200, body: '{"id":"x"}' }
    expect(await takeOut('harbour', 'id', 'X1')).toEqual({ state: 'taken', read: [] })
  })

  it('is sent again where nobody answers or the server has too much to do', async () => {
    for (const [status, body] of [
      [429, '{}'],
      [503, '{}'],
      [200, 'no JSON'],
      [200, '3'],
    ] as const) {
      answer = { status, body }
      expect([status, body, await sendCodes('h', 'id', ['X'])]).toEqual([
        status,
        body,
        { state: 'unsent' },
      ])
    }
    answer = { status: 409, body: '{"error":{"message":"It is over."}}' }
    expect(await sendCodes('h', 'id', ['X'])).toEqual({ state: 'refused', message: 'It is over.' })
    answer = { status: 409, body: '{}' }
    expect(await sendCodes('h', 'id', ['X'])).toEqual({ state: 'refused', message: '' })
  })
})

describe('the queue of codes', () => {
  it('sends one after the other, keeps what is not stored, and sends it in its order', async () => {
    const sent: string[][] = []
    const unsent: number[] = []
    const told: string[] = []
    const answers: Sent[] = [{ state: 'unsent' }, { state: 'refused', message: 'Over' }]
    const queue = codeQueue({
      send: (codes) => {
        sent.push([...codes])
        return Promise.resolve(answers.shift() ?? { state: 'taken', read: [] })
      },
      onTaken: () => told.push('taken'),
      onRefused: (message) => told.push(message),
      onUnsent: (count) => unsent.push(count),
    })
    await queue.add(' ')
    expect(sent).toEqual([])
    await queue.add('A ')
    expect([sent, unsent]).toEqual([[['A']], [1]])
    await Promise.all([queue.add('B'), queue.add('C')])
    expect(sent).toEqual([['A'], ['A', 'B'], ['C']])
    expect([told, unsent]).toEqual([
      ['Over', 'taken'],
      [1, 0],
    ])
    await queue.flush()
    expect(sent).toHaveLength(3)
  })
})

describe('what a count shows', () => {
  const labels = {
    toFind: 'To find',
    allFound: 'All found',
    nothingExpected: 'Nothing here',
    found: 'Counted',
    extra: 'Not here',
    isHere: 'It is here',
    takeOut: 'Take out',
    onShelf: 'On #',
    onNoShelf: 'On none',
    unknown: 'Nobody knows it',
  }
  const drawn = (expected: ReturnType<typeof line>[], codes: ReturnType<typeof code>[]) =>
    renderToStaticMarkup(
      <CountedLists
        community="harbour"
        expected={expected.length}
        {...sortedCount(expected, codes)}
        labels={labels}
        onHere={() => undefined}
        onTakeOut={() => undefined}
      />,
    )

  it('is each code once, without what was taken out', () => {
    const known = [code('A', 'a'), code('B')]
    expect(shownCodes(known, [code('C'), code('B')], new Set(['A']))).toEqual([
      code('C'),
      code('B'),
    ])
  })

  it('is what is missing, what is there, and what does not belong there', () => {
    const codes = [code('A', 'a'), code('X'), code('Z', 'z')]
    expect(sortedCount([line('a'), line('b')], codes)).toEqual({
      toFind: [line('b')],
      here: [code('A', 'a')],
      extra: [code('X'), code('Z', 'z')],
    })
    const markup = drawn([line('a'), line('b')], codes)
    for (const text of ['To find', 'Unit b', 'Nobody knows it', 'On A1', 'Take out', 'Counted']) {
      expect(markup).toContain(text)
    }
    expect(drawn([line('a')], [code('A', 'a')])).toContain('All found')
    expect(drawn([], [])).toContain('Nothing here')
  })

  it('says of a difference where the thing is and where it should be', () => {
    const t = (key: string, values: Record<string, string> = {}) =>
      [key, ...Object.values(values)].join(' ')
    const said = (kind: 'missing' | 'elsewhere', shelf: string, recordedShelf: string | null) =>
      differenceText({ kind, shelf, recordedShelf }, t)
    expect(said('elsewhere', 'B2', 'A1')).toBe('says.elsewhere B2 A1')
    expect(said('elsewhere', 'B2', '')).toBe('says.elsewhereNone B2')
    expect(said('missing', 'A1', null)).toBe('says.missing A1')
    expect(said('missing', '', null)).toBe('says.missingAnywhere')
  })
})
