import type { Endpoint } from 'payload'
import { z } from 'zod'
import { readBody } from '@/kernel/http/readBody'
import { refusal } from '@/kernel/http/refusal'
import { READS_ITS_BODY } from '@/kernel/http/rest/readsItsBody'
import { finishSignIn } from '../operations/secondStep/finishSignIn'
import { openedHeaders } from './sessionCookies'

const body = z.object({ code: z.string().min(6).max(40) })

/**
 * Goes on with a sign-in whose password was right: a code of the authenticator app or a recovery
 * code, and the cookies that `login` gave.
 */
export const secondStepRoute: Endpoint = {
  method: 'post',
  path: '/second-step',
  custom: READS_ITS_BODY,
  handler: async (req) => {
    try {
      const { code } = body.parse(await readBody(req), { reportInput: true })
      const session = await finishSignIn(req, code)
      return Response.json(
        { message: 'ok', exp: session.expiresAt, user: { ...session.person, collection: 'users' } },
        { headers: openedHeaders(req, session) },
      )
    } catch (error) {
      return refusal(error, req)
    }
  },
}
