import { z } from 'zod'
import { defineEndpoint } from '../../http/defineEndpoint'
import { leaveTelegram, offerTelegram, telegramState } from '../telegram/links'

const show = defineEndpoint({
  method: 'get',
  path: '/telegram/link',
  summary: {
    en: 'Whether Telegram is offered here, and since when your chat is connected.',
    fr: 'Indique si Telegram est proposé ici, et depuis quand votre discussion est reliée.',
  },
  auth: 'user',
  response: z.object({ isOffered: z.boolean(), linkedAt: z.string().nullable() }),
  handler: ({ req }) => telegramState(req),
})

const offer = defineEndpoint({
  method: 'post',
  path: '/telegram/link',
  summary: {
    en: 'A link that connects a Telegram chat with your account: once, and within a quarter of an hour.',
    fr: 'Un lien qui relie une discussion Telegram à votre compte : une seule fois, dans le quart d’heure.',
  },
  auth: 'user',
  response: z.object({ url: z.url(), expiresAt: z.string() }),
  handler: ({ req }) => offerTelegram(req),
})

const leave = defineEndpoint({
  method: 'delete',
  path: '/telegram/link',
  summary: {
    en: 'Nothing comes over Telegram any more.',
    fr: 'Plus rien n’arrive par Telegram.',
  },
  auth: 'user',
  response: z.object({ linkedAt: z.null() }),
  handler: async ({ req }) => {
    await leaveTelegram(req)
    return { linkedAt: null }
  },
})

export const telegramEndpoints = [show, offer, leave]
