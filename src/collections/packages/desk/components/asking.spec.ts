import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { loadStanding } from './loadStanding'
import { loadUnits } from './loadUnits'
import { stagePicture } from './stagePicture'

/** A browser asks its own origin; here that is a server which answers what it is told to. */
let server: Server
let answer: { status: number; body: string }
const asked: string[] = []
const ofBrowser = globalThis.fetch

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${String(request.method)} ${String(request.url)}`)
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

describe('what the desk asks for while it works', () => {
  it('has what a household told it, and nothing of an answer that is another', async () => {
    const told = { id: 'n', name: 'Nils' }
    const said = { person: 'o', name: 'Olga', text: 'Ring', leaveWith: '4B', tellAlso: [told] }
    const away = { until: '2026-12-24', holdParcels: true, isEverybody: false }
    const body = { instructions: [{ ...said, until: null, from: 'x' }, 'odd'], away }
    answer = { status: 200, body: JSON.stringify(body) }
    expect(await loadStanding('harbour view', 'u/1')).toEqual({
      instructions: [{ ...said, until: null }],
      away,
    })
    expect(asked.at(-1)).toBe('GET /api/c/harbour%20view/desk/units/u%2F1/standing')
    answer = { status: 200, body: '{"instructions":[{"tellAlso":null,"until":"2026-12-24"}]}' }
    expect(await loadStanding('harbour', 'u')).toMatchObject({
      instructions: [{ tellAlso: [], until: '2026-12-24' }],
      away: null,
    })
    for (const wrong of [
      { status: 403, body: '{"instructions":[]}' },
      { status: 200, body: '[]' },
    ]) {
      answer = wrong
      await expect(loadStanding('harbour', 'u')).rejects.toThrow('no instructions')
    }
  })

  it('has the units that fit some words, with who lives there and what a label meant', async () => {
    const resident = { membership: 'm', name: 'Olga' }
    const units = [
      { id: 'u', label: '4B', residents: [resident, 7], learned: { label: 'Oma', recipient: 'm' } },
      { id: 'v', label: '4C', residents: null, learned: null },
    ]
    answer = { status: 200, body: JSON.stringify({ units }) }
    expect(await loadUnits('harbour', '4 b')).toEqual([
      expect.objectContaining({ value: 'u', residents: [resident] }),
      expect.objectContaining({ value: 'v', residents: [], learned: null }),
    ])
    expect(asked.at(-1)).toBe('GET /api/c/harbour/desk/units?q=4%20b')
    answer = { status: 500, body: '{}' }
    await expect(loadUnits('harbour', '4')).rejects.toThrow()
  })

  it('sends a picture, and has the reason in words where it is refused', async () => {
    const send = () => stagePicture('harbour', 'package-signature', new Blob(['x']), 'a.png')
    answer = { status: 201, body: '{"id":"f"}' }
    expect(await send()).toEqual({ id: 'f' })
    expect(asked.at(-1)).toBe('POST /api/c/harbour/files?purpose=package-signature&name=a.png')
    answer = { status: 413, body: '{"error":{"message":"Too large."}}' }
    expect(await send()).toEqual({ message: 'Too large.' })
    for (const body of ['{"error":{"message":7}}', '{"error":null}', '[1]', 'null', '<html>']) {
      answer = { status: 500, body }
      expect(await send()).toEqual({ message: '' })
    }
  })
})
