import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { sendSms as SendSms } from '@/kernel/sms/sendSms'
import { startApp, type App } from '../../helpers/app'
import { startHttpSink, type HttpSink } from '../../helpers/sinks'

let gateway: HttpSink
let app: App
let sendSms: typeof SendSms
beforeAll(async () => {
  gateway = await startHttpSink()
  app = await startApp({
    SMS_HTTP_URL: `http://127.0.0.1:${String(gateway.port)}/v1/texts`,
    SMS_HTTP_TOKEN: 'a-token-of-the-gateway',
    SMS_FROM: 'Courtyard',
  })
  ;({ sendSms } = await import('@/kernel/sms/sendSms'))
}, 60_000)
afterAll(async () => {
  await app.stop()
  await gateway.stop()
})
beforeEach(() => {
  gateway.requests.length = 0
  gateway.answer = { status: 201, body: { id: 'abc' } }
})

const message = (idempotencyKey: string) => ({
  to: '+33612345678',
  text: 'Votre code : 123456 [€]',
  idempotencyKey,
})

describe('a text message over HTTP', () => {
  it('is posted exactly so', async () => {
    expect(await sendSms(app.payload, message('one'))).toMatchObject({ state: 'sent' })
    expect(gateway.requests).toHaveLength(1)
    const [{ method, url, headers, body }] = gateway.requests as [HttpSink['requests'][number]]
    expect([method, url]).toEqual(['POST', '/v1/texts'])
    expect(headers).toMatchObject({
      authorization: 'Bearer a-token-of-the-gateway',
      'idempotency-key': 'one',
      'content-type': 'application/json',
    })
    expect(JSON.parse(body)).toEqual({
      to: '+33612345678',
      text: 'Votre code : 123456 [€]',
      from: 'Courtyard',
      key: 'one',
      segments: 1,
    })
    const rows = await app.sql<{ provider_id: string }>(`select provider_id from sms_sent`)
    expect(rows).toEqual([{ provider_id: 'abc' }])
  })

  it('leaves once for a key, however often and at once it is asked for', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        sendSms(app.payload, message('many')).then(
          ({ state }) => state,
          () => 'busy',
        ),
      ),
    )
    expect(answers.filter((state) => state === 'sent')).toHaveLength(1)
    expect(await sendSms(app.payload, message('many'))).toEqual({ state: 'repeated' })
    expect(gateway.requests).toHaveLength(1)
  })

  it('is not tried again once the gateway refused it, and the reason is kept', async () => {
    gateway.answer = { status: 422, body: { error: 'this number takes no texts' } }
    const reason = 'HTTP 422: this number takes no texts'
    expect(await sendSms(app.payload, message('no'))).toEqual({ state: 'failed', reason })
    expect(await sendSms(app.payload, message('no'))).toEqual({ state: 'repeated' })
    expect(await app.sql(`select 1 from sms_sent where reason = $1`, [reason])).toHaveLength(1)
  })

  it.each([429, 503])('is tried again after %i', async (status) => {
    gateway.answer = { status, body: {} }
    await expect(sendSms(app.payload, message(`late ${status}`))).rejects.toThrow(`HTTP ${status}`)
    gateway.answer = { status: 200, body: {} }
    expect(await sendSms(app.payload, message(`late ${status}`))).toMatchObject({ state: 'sent' })
  })

  it('forgets its keys after the queue has forgotten the jobs', async () => {
    const { forgetOldKeys } = await import('@/kernel/sms/forgetOldKeys')
    await sendSms(app.payload, message('old'))
    await app.sql(`update sms_sent set claimed_at = now() - interval '9 days'`)
    await sendSms(app.payload, message('new'))
    await forgetOldKeys({ payload: app.payload })
    expect(await app.sql(`select 1 from sms_sent`)).toHaveLength(1)
  })
})
