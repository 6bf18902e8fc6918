import { z } from 'zod'
import { inTransaction } from '@/kernel/database/transaction'
import { notFound } from '@/kernel/errors'
import { defineEndpoint, fileSchema } from '@/kernel/http/defineEndpoint'
import { localeOfRequest } from '@/kernel/i18n/translate'
import { exportLedger, exportUnreached } from '../operations/exportLedger'
import { ledgerEvent, ledgerEvents, ledgerPeople } from '../operations/ledger'

const managers = { auth: 'user', roles: ['manager'] } as const
const eventId = z.string().min(1).max(60)
const inCommunity = z.object({ community: z.string() })
const oneEvent = inCommunity.extend({ eventId })
const asFile = z.object({ format: z.enum(['csv', 'pdf']).default('csv') })
const MOST_PEOPLE = 100

const event = z.object({
  eventId: z.string(),
  kind: z.string(),
  group: z.string().nullable(),
  urgency: z.string().nullable(),
  toldAt: z.string(),
  people: z.number().int(),
  reached: z.number().int(),
  read: z.number().int(),
  acknowledged: z.number().int(),
  failed: z.number().int(),
  unreached: z.number().int(),
})

const person = z.object({
  id: z.uuid(),
  name: z.string().nullable(),
  unit: z.string().nullable(),
  isReached: z.boolean(),
  phone: z.string().nullable(),
  ways: z.array(
    z.object({
      channel: z.string(),
      state: z.string(),
      reason: z.string().nullable(),
      sentAt: z.string().nullable(),
      deliveredAt: z.string().nullable(),
      readAt: z.string().nullable(),
      acknowledgedAt: z.string().nullable(),
    }),
  ),
})

const list = defineEndpoint({
  ...managers,
  method: 'get',
  path: '/c/:community/notice-ledger',
  summary: {
    en: 'What the community told its people, newest first: how many were reached, read it, were not reached.',
    fr: 'Ce que la communauté a annoncé, du plus récent au plus ancien : combien ont été joints, ont lu, n’ont pas été joints.',
  },
  params: inCommunity,
  query: z.object({
    before: eventId.optional(),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  response: z.object({ events: z.array(event), next: z.string().nullable() }),
  handler: ({ req, community, query: { before, limit } }) =>
    ledgerEvents(req, { community: community.id, before, limit }),
})

const one = defineEndpoint({
  ...managers,
  method: 'get',
  path: '/c/:community/notice-ledger/:eventId',
  summary: {
    en: 'Whom one event told, over which channels, and how far each came; never what it said.',
    fr: 'Qui a été informé d’un événement, par quels canaux et avec quel résultat ; jamais le contenu.',
  },
  params: oneEvent,
  query: z.object({
    show: z.enum(['all', 'unreached']).default('all'),
    page: z.coerce.number().int().min(1).max(1000).default(1),
  }),
  response: z.object({ event, people: z.array(person), total: z.number().int() }),
  handler: async ({ req, community, params, query: { show, page } }) => {
    const found = await ledgerEvent(req, community.id, params.eventId)
    if (!found) throw notFound()
    const { people, total } = await ledgerPeople(req, {
      community: community.id,
      eventId: params.eventId,
      isUnreached: show === 'unreached',
      limit: MOST_PEOPLE,
      offset: (page - 1) * MOST_PEOPLE,
    })
    return { event: found, people, total }
  },
})

const download = defineEndpoint({
  ...managers,
  method: 'get',
  path: '/c/:community/notice-ledger/:eventId/export',
  summary: {
    en: 'The proof of delivery of one event as a table or on paper.',
    fr: 'La preuve d’envoi d’un événement, en tableau ou sur papier.',
  },
  params: oneEvent,
  query: asFile,
  file: 'text/csv',
  response: fileSchema,
  handler: ({ req, community, params, query }) =>
    inTransaction(req, () =>
      exportLedger({
        req,
        community,
        locale: localeOfRequest(req),
        eventId: params.eventId,
        format: query.format,
      }),
    ),
})

const unreached = defineEndpoint({
  ...managers,
  method: 'get',
  path: '/c/:community/notice-ledger/:eventId/unreached',
  summary: {
    en: 'Who was not reached, in the order of units and doors, as a table or on paper.',
    fr: 'Qui n’a pas été joint, dans l’ordre des logements, en tableau ou sur papier.',
  },
  params: oneEvent,
  query: asFile,
  file: 'text/csv',
  response: fileSchema,
  handler: ({ req, community, params, query }) =>
    inTransaction(req, () =>
      exportUnreached({
        req,
        community,
        locale: localeOfRequest(req),
        eventId: params.eventId,
        format: query.format,
      }),
    ),
})

export const ledgerEndpoints = [list, one, download, unreached]
