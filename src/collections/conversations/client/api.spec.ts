import { describe, expect, it } from '@jest/globals'
import { conversationsApi } from './api'

const hrefOf = (input: string | URL | Request) =>
  input instanceof Request ? input.url : input.toString()

const answering = (status: number, body: unknown) => {
  const asked: { href: string; method: string | undefined; body: unknown }[] = []
  const api = conversationsApi('place', async (href, init) => {
    asked.push({ href: hrefOf(href), method: init?.method, body: init?.body })
    return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status })
  })
  return { api, asked }
}

describe('conversationsApi', () => {
  it('asks the endpoints of one community', async () => {
    const { api, asked } = answering(200, { messages: [] })
    expect(await api.page('id', { after: 3, limit: 200 })).toEqual({
      outcome: 'done',
      body: { messages: [] },
    })
    await api.send('id', { clientId: 'c', body: 'Hello', replyTo: null, attachments: [] })
    expect(asked).toEqual([
      {
        href: '/api/c/place/conversations/id/messages?after=3&limit=200',
        method: 'GET',
        body: undefined,
      },
      {
        href: '/api/c/place/conversations/id/messages',
        method: 'POST',
        body: '{"clientId":"c","body":"Hello","replyTo":null,"attachments":[]}',
      },
    ])
  })

  it('tells a refusal with its sentence from what may work later', async () => {
    const { api } = answering(403, { error: { code: 'access.denied', message: 'No.' } })
    expect(await api.detail('id')).toEqual({
      outcome: 'refused',
      status: 403,
      code: 'access.denied',
      message: 'No.',
    })
    for (const status of [401, 429, 500, 503]) {
      expect(await answering(status, {}).api.detail('id')).toEqual({ outcome: 'later' })
    }
    const gone = conversationsApi('place', () => Promise.reject(new TypeError('no network')))
    expect(await gone.detail('id')).toEqual({ outcome: 'later' })
    expect(await answering(404, 'no json').api.detail('id')).toMatchObject({ message: '' })
  })
})
