import { z } from 'zod'
import { defineEndpoint } from '@/kernel/http/defineEndpoint'
import { localeOfRequest } from '@/kernel/i18n/locales'
import { acknowledgeAnnouncement, likeAnnouncement, noteSeen } from '../operations/own'
import { countUnreadAnnouncements, listAnnouncements } from '../operations/readList'
import { readAnnouncement } from '../operations/readOne'
import { lineSchema, pageSchema } from '../operations/schemas'
import { done, inCommunity, one, readers } from './params'

const list = defineEndpoint({
  ...readers,
  method: 'get',
  path: '/c/:community/announcements',
  summary: {
    en: 'Announcements for the person, those pinned first, then the newest.',
    fr: 'Les annonces pour la personne, d’abord celles épinglées, puis les plus récentes.',
  },
  response: z.strictObject({
    announcements: z.array(lineSchema),
    next: z.uuid().nullable(),
    unread: z.int(),
  }),
  params: inCommunity,
  query: z.object({
    show: z.enum(['current', 'earlier']).default('current'),
    category: z.uuid().optional(),
    q: z.string().max(80).default(''),
    before: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  handler: async ({ req, community, query }) => ({
    ...(await listAnnouncements({ req, community, locale: localeOfRequest(req), ...query })),
    unread: await countUnreadAnnouncements(req, community.id),
  }),
})

const show = defineEndpoint({
  ...readers,
  method: 'get',
  path: '/c/:community/announcements/:id',
  summary: {
    en: 'One announcement in a language, with its files, corrections and comments.',
    fr: 'Une annonce dans une langue, avec ses fichiers, rectificatifs et commentaires.',
  },
  response: pageSchema,
  params: one,
  query: z.object({ language: z.string().max(10).optional() }),
  handler: ({ req, community, params: { id }, query: { language } }) =>
    readAnnouncement({ req, community, id, locale: localeOfRequest(req), language }),
})

const seen = defineEndpoint({
  ...readers,
  method: 'post',
  path: '/c/:community/announcements/:id/seen',
  status: 200,
  summary: {
    en: 'Notes that the person has opened an announcement, once.',
    fr: 'Note que la personne a ouvert une annonce, une seule fois.',
  },
  response: done,
  params: one,
  handler: ({ req, community, params: { id } }) => noteSeen({ req, community, id }),
})

const acknowledge = defineEndpoint({
  ...readers,
  method: 'post',
  path: '/c/:community/announcements/:id/acknowledgement',
  status: 200,
  summary: {
    en: 'Says that the person has read an announcement that asks for it; it stays said.',
    fr: 'Dit que la personne a lu une annonce qui le demande ; cela reste dit.',
  },
  response: z.strictObject({ id: z.uuid(), at: z.string() }),
  params: one,
  handler: ({ req, community, params: { id } }) => acknowledgeAnnouncement({ req, community, id }),
})

const like = defineEndpoint({
  ...readers,
  method: 'put',
  path: '/c/:community/announcements/:id/like',
  summary: {
    en: 'Likes an announcement, or takes that back.',
    fr: 'Aime une annonce, ou cesse de l’aimer.',
  },
  response: z.strictObject({ id: z.uuid(), likes: z.int() }),
  params: one,
  body: z.object({ isLiked: z.boolean() }),
  handler: ({ req, community, params: { id }, body: { isLiked } }) =>
    likeAnnouncement({ req, community, id, isLiked }),
})

export const readingEndpoints = [list, show, seen, acknowledge, like]
