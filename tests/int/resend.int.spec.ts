import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { EmailMessage } from '@/kernel/email/message'
import { startHttpSink, type HttpSink } from '../helpers/sinks'

let api: HttpSink
beforeAll(async () => {
  api = await startHttpSink()
})
afterAll(async () => {
  await api.stop()
})
beforeEach(() => {
  api.requests.length = 0
  api.answer = { status: 200, body: { id: 'e5a2c6c0-0000-4000-8000-000000000000' } }
})

const message: EmailMessage = {
  to: { name: 'Zoé "Z" <Dupont>', address: 'zoe@example.org' },
  from: 'Maple Court <courtyard@example.org>',
  subject: 'Un colis vous attend',
  html: '<p>Bonjour</p>',
  text: 'Bonjour',
  messageId: '<event.person@example.org>',
  idempotencyKey: 'event.person',
}
const send = async (change: Partial<EmailMessage> = {}) => {
  const { resendTransport } = await import('@/kernel/email/resend')
  return resendTransport('re_test_key', `http://127.0.0.1:${String(api.port)}`).send({
    ...message,
    ...change,
  })
}

describe('mail through Resend', () => {
  it('asks the API for exactly this message', async () => {
    await send()
    expect(api.requests).toHaveLength(1)
    const [{ method, url, headers, body }] = api.requests as [HttpSink['requests'][number]]
    expect([method, url]).toEqual(['POST', '/emails'])
    expect(headers.authorization).toBe('Bearer re_test_key')
    expect(headers['idempotency-key']).toBe('event.person')
    expect(JSON.parse(body)).toEqual({
      from: message.from,
      to: 'Zoé Z Dupont <zoe@example.org>',
      subject: message.subject,
      html: message.html,
      text: message.text,
      headers: { 'Message-ID': message.messageId },
    })
  })

  it('says which message it belongs to and how to unsubscribe, and keeps the provider’s id', async () => {
    const unsubscribeUrl = 'https://home.example/api/unsubscribe?token=x'
    const id = await send({ inReplyTo: '<thread.1@example.org>', unsubscribeUrl })
    expect(id).toBe('e5a2c6c0-0000-4000-8000-000000000000')
    expect(JSON.parse(api.requests[0]!.body).headers).toEqual({
      'Message-ID': message.messageId,
      'In-Reply-To': '<thread.1@example.org>',
      References: '<thread.1@example.org>',
      'List-Unsubscribe': `<${unsubscribeUrl}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    })
  })

  it('tells a refusal for good from one for now', async () => {
    const { EmailRefused } = await import('@/kernel/email/message')
    api.answer = { status: 422, body: { name: 'validation_error', message: 'no', statusCode: 422 } }
    await expect(send()).rejects.toBeInstanceOf(EmailRefused)
    api.answer = {
      status: 500,
      body: { name: 'internal_server_error', message: 'later', statusCode: 500 },
    }
    const error: unknown = await send().catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(Error)
    expect(error).not.toBeInstanceOf(EmailRefused)
  })
})
