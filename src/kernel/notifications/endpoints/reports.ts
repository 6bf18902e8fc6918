import { z } from 'zod'
import { defineEndpoint } from '../../http/defineEndpoint'
import { readResendEvent, resendEvent } from '../reports/report'
import { checkResendSignature, takeReport } from '../reports/takeReport'

const resend = defineEndpoint({
  method: 'post',
  path: '/webhooks/resend',
  summary: {
    en: 'What Resend reports of a mail: that it arrived, is late, came back or was called spam. Signed by Resend.',
    fr: 'Ce que Resend signale d’un e-mail : arrivé, en retard, revenu ou déclaré indésirable. Signé par Resend.',
  },
  auth: 'anyone',
  limit: 'mail-report',
  status: 200,
  maxBody: 256 * 1024,
  checkBody: checkResendSignature,
  body: resendEvent,
  response: z.object({ isNew: z.boolean() }),
  handler: async ({ req, body }) => {
    const report = readResendEvent(body)
    const id = req.headers.get('svix-id') ?? ''
    return { isNew: report !== null && (await takeReport(req, id, report)) }
  },
})

export const reportEndpoints = [resend]
