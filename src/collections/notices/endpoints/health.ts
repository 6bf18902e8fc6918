import { z } from 'zod'
import { inTransaction } from '@/kernel/database/transaction'
import { defineEndpoint, fileSchema } from '@/kernel/http/defineEndpoint'
import { LOCALES } from '@/kernel/i18n/locales'
import { localeOfRequest } from '@/kernel/i18n/translate'
import { channelHealth } from '../operations/channelHealth'
import { contactHealth, exportContactHealth } from '../operations/contactHealth'
import { sendTest, TEST_CHANNELS, testOutcome } from '../operations/testSend'

const managers = { auth: 'user', roles: ['manager'] } as const
const inCommunity = z.object({ community: z.string() })
const MOST_PEOPLE = 100

const contacts = defineEndpoint({
  ...managers,
  method: 'get',
  path: '/c/:community/contact-health',
  summary: {
    en: 'People with an address that does not work: which, since when, and what the provider said.',
    fr: 'Les personnes dont une adresse ne fonctionne pas : laquelle, depuis quand, et ce qu’a dit le fournisseur.',
  },
  params: inCommunity,
  query: z.object({ page: z.coerce.number().int().min(1).max(1000).default(1) }),
  response: z.object({
    people: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        email: z.string(),
        phone: z.string().nullable(),
        unit: z.string().nullable(),
        isUnreachable: z.boolean(),
        dead: z.array(
          z.object({ channel: z.string(), reason: z.string().nullable(), since: z.string() }),
        ),
      }),
    ),
    total: z.number().int(),
  }),
  handler: ({ req, community, query: { page } }) =>
    contactHealth(req, {
      community: community.id,
      limit: MOST_PEOPLE,
      offset: (page - 1) * MOST_PEOPLE,
    }),
})

const contactsFile = defineEndpoint({
  ...managers,
  method: 'get',
  path: '/c/:community/contact-health/export',
  summary: {
    en: 'The same people as a table.',
    fr: 'Les mêmes personnes sous forme de tableau.',
  },
  params: inCommunity,
  file: 'text/csv',
  response: fileSchema,
  handler: ({ req, community }) =>
    inTransaction(req, () => exportContactHealth(req, community, localeOfRequest(req))),
})

const channels = defineEndpoint({
  ...managers,
  method: 'get',
  path: '/c/:community/notification-health',
  summary: {
    en: 'How each channel has worked for the community: last success and failure, rates, what waits.',
    fr: 'Le fonctionnement de chaque canal pour la communauté : dernier succès et échec, taux, attente.',
  },
  params: inCommunity,
  response: z.object({
    channels: z.array(
      z.object({
        channel: z.string(),
        isConfigured: z.boolean(),
        isOffered: z.boolean(),
        lastSuccessAt: z.string().nullable(),
        lastFailure: z.object({ at: z.string(), reason: z.string().nullable() }).nullable(),
        sent: z.number().int(),
        failed: z.number().int(),
        failureRate: z.number().min(0).max(1).nullable(),
        waiting: z.number().int(),
        held: z.number().int(),
        perHour: z.array(z.number().int()),
      }),
    ),
  }),
  handler: async ({ req, community }) => ({ channels: await channelHealth(req, community.id) }),
})

const test = defineEndpoint({
  ...managers,
  method: 'post',
  path: '/c/:community/notification-test',
  summary: {
    en: 'Send yourself a notice about something made up, over one channel.',
    fr: 'S’envoyer un avis sur quelque chose d’inventé, par un canal.',
  },
  params: inCommunity,
  body: z.object({
    kind: z.string().min(1).max(80),
    channel: TEST_CHANNELS,
    locale: z.enum(LOCALES).optional(),
  }),
  response: z.object({ deliveryId: z.uuid() }),
  handler: ({ req, community, body: { locale = localeOfRequest(req), ...what } }) =>
    sendTest(req, community, { ...what, locale }),
})

const outcome = defineEndpoint({
  ...managers,
  method: 'get',
  path: '/c/:community/notification-test/:id',
  summary: {
    en: 'What became of a notice that you sent yourself.',
    fr: 'Ce qu’est devenu un avis que vous vous êtes envoyé.',
  },
  params: inCommunity.extend({ id: z.uuid() }),
  response: z.object({ state: z.string(), reason: z.string().nullable() }),
  handler: ({ req, community, params }) => testOutcome(req, community.id, params.id),
})

export const healthEndpoints = [contacts, contactsFile, channels, test, outcome]
