import type { Endpoint } from 'payload'
import { z } from 'zod'
import { readBody } from '@/kernel/http/readBody'
import { refusal } from '@/kernel/http/refusal'
import { READS_ITS_BODY } from '@/kernel/http/rest/readsItsBody'
import { signIn } from '../operations/signIn/signIn'
import { nextStepHeaders, openedHeaders } from './sessionCookies'

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
      const outcome = await signIn({ req, email, password })
      if (outcome.state === 'next-step') {
        const body = { message: 'next-step', next: outcome.step.kind }
        return Response.json(body, { headers: nextStepHeaders(outcome.step) })
      }
      const { session } = outcome
      const user = { ...session.person, collection: 'users' }
      return Response.json(
        { message: 'ok', exp: session.expiresAt, user },
        { headers: openedHeaders(req, session) },
      )
    } catch (error) {
      return refusal(error, req, { isForPanel: true })
    }
  },
}
