import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { refreshWhole } from './wholeRefresh'

/** Says half of what it has to say, and is gone. */
const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://server')
  if (pathname === '/empty') {
    response.writeHead(204)
    response.end()
    return
  }
  if (pathname === '/moved') {
    response.writeHead(307, { location: '/whole' })
    response.end()
    return
  }
  response.writeHead(200, { 'content-type': 'text/x-component' })
  response.write('0:["half', () => {
    if (pathname === '/cut') response.destroy()
    else response.end(' and half"]')
  })
})

let origin = ''
const RSC = { headers: { rsc: '1' } }

/** Fetches as a page at this path does. */
const at = (path: string) => refreshWhole(fetch, () => origin + path)

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  origin = `http://127.0.0.1:${String(port)}`
})
afterAll(() => {
  server.close()
})

describe('a refresh of the page in sight', () => {
  it('fails as a request does where its answer is cut', async () => {
    await expect(at('/cut')(new URL(`${origin}/cut?_rsc=1`), RSC)).rejects.toThrow('terminated')
  })

  it('has its whole answer, with the address that gave it', async () => {
    const answer = await at('/whole')(`${origin}/whole?_rsc=1`, RSC)
    expect(await answer.text()).toBe('0:["half and half"]')
    expect(answer.headers.get('content-type')).toBe('text/x-component')
    expect(answer).toMatchObject({
      status: 200,
      ok: true,
      redirected: false,
      url: `${origin}/whole?_rsc=1`,
    })
  })

  it('is told that it was led elsewhere', async () => {
    const answer = await at('/moved')(`${origin}/moved`, RSC)
    expect(answer).toMatchObject({ redirected: true, url: `${origin}/whole` })
  })

  it('may be without a body', async () => {
    expect((await at('/empty')(`${origin}/empty`, RSC)).status).toBe(204)
  })
})

describe('anything else', () => {
  it.each([
    ['another page', '/whole', RSC],
    ['a prefetch', '/cut', { headers: { rsc: '1', 'next-router-prefetch': '1' } }],
    ['an action', '/cut', { method: 'POST', ...RSC }],
    ['data', '/cut', {}],
  ])('comes as it comes: %s', async (_what, page, init) => {
    const answer = await at(page)(`${origin}/cut`, init)
    expect(answer.status).toBe(200)
    await expect(answer.text()).rejects.toThrow('terminated')
  })
})
