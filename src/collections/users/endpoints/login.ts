import type { Endpoint } from 'payload'
import { generatePayloadCookie } from 'payload/shared'
import { z } from 'zod'
import { readBody } from '@/kernel/http/readBody'
import { refusal } from '@/kernel/http/refusal'
import { READS_ITS_BODY } from '@/kernel/http/rest/readsItsBody'
import { signIn } from '../operations/signIn'

const body = z.object({
  email: z.string().min(1).max(254),
  password: z.string().min(1).max(1000),
})

/** The admin panel sends its form as one JSON field; text that is none is refused by the schema. */
const parsed = (text: unknown): unknown => {
  try {
    const value: unknown = JSON.parse(String(text))
    return value
  } catch {
    return {}
  }
}

/**
 * Signs in over HTTP, for the admin panel and for programs. The answer has Payload's shape, which
 * the admin panel reads; unlike Payload's own route it does not tell who has an account.
 */
export const loginRoute: Endpoint = {
  method: 'post',
  path: '/login',
  custom: READS_ITS_BODY,
  handler: async (req) => {
    try {
      const sent = await readBody(req)
      const fields =
        typeof sent === 'object' && sent !== null && '_payload' in sent
          ? parsed(sent._payload)
          : sent
      const { email, password } = body.parse(fields, { reportInput: true })
      const { token, expiresAt, person } = await signIn({ req, email, password })
      const { auth } = req.payload.collections.users.config
      const { cookiePrefix } = req.payload.config
      const cookie = generatePayloadCookie({ collectionAuthConfig: auth, cookiePrefix, token })
      return Response.json(
        { message: 'ok', exp: expiresAt, user: { ...person, collection: 'users' } },
        { headers: { 'set-cookie': cookie, 'cache-control': 'no-store' } },
      )
    } catch (error) {
      return refusal(error, req, { isForPanel: true })
    }
  },
}
