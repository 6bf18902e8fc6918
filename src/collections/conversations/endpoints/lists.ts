import { z } from 'zod'
import { systemClock } from '@/kernel/clock'
import { defineEndpoint } from '@/kernel/http/defineEndpoint'
import { TEAM_ROLES } from '../domain/kinds'
import { findInput, findPeople, foundPersonSchema } from '../operations/findPeople'
import { catchUp } from '../operations/listMessages'
import {
  countsSchema,
  inbox,
  inboxInput,
  queueInput,
  staffQueue,
  countUnreadConversations,
} from '../operations/lists'
import { ownPreferences, preferencesSchema, savePreferences } from '../operations/neighbours'
import { topicsOffered } from '../operations/route'
import { listSchema, messageSchema } from '../operations/schemas'
import { foundSchema, searchInput, searchMessages } from '../operations/search'
import { inCommunity, member } from './params'

const own = defineEndpoint({
  ...member,
  method: 'get',
  path: '/c/:community/conversations',
  summary: {
    en: 'The person’s own conversations, the newest first, with what is unread and the last line.',
    fr: 'Les conversations de la personne, de la plus récente à la plus ancienne, avec les messages non lus et la dernière ligne.',
  },
  response: listSchema,
  params: inCommunity,
  query: inboxInput,
  handler: ({ req, community, query }) => inbox({ req, community: community.id, query }),
})

const queue = defineEndpoint({
  auth: 'user',
  roles: TEAM_ROLES,
  method: 'get',
  path: '/c/:community/conversations/queue',
  summary: {
    en: 'What is addressed to the person as staff, by queue.',
    fr: 'Ce qui est adressé à la personne en tant que membre de l’équipe, par file.',
  },
  response: listSchema,
  params: inCommunity,
  query: queueInput,
  handler: ({ req, community, query }) => staffQueue({ req, community: community.id, query }),
})

const unread = defineEndpoint({
  ...member,
  method: 'get',
  path: '/c/:community/conversations/unread',
  summary: {
    en: 'How many of the person’s conversations have something unread.',
    fr: 'Le nombre de conversations de la personne avec des messages non lus.',
  },
  response: countsSchema,
  params: inCommunity,
  handler: ({ req, community }) => countUnreadConversations({ req, community: community.id }),
})

const topics = defineEndpoint({
  ...member,
  method: 'get',
  path: '/c/:community/conversations/topics',
  summary: {
    en: 'What one can write about: whom each topic reaches now, and how soon an answer comes.',
    fr: 'Les sujets proposés : qui chacun atteint en ce moment, et le délai de réponse.',
  },
  response: z.strictObject({
    topics: z.array(
      z.strictObject({
        id: z.uuid(),
        name: z.string(),
        description: z.string().nullable(),
        team: z.string(),
        person: z.string().nullable(),
        answerHours: z.number().nullable(),
        isOutsideHours: z.boolean(),
      }),
    ),
  }),
  params: inCommunity,
  handler: async ({ req, community }) => ({
    topics: await topicsOffered(req, community.id, systemClock.now()),
  }),
})

const MOST = 50
const held = z.object({ id: z.uuid(), after: z.coerce.number().int().nonnegative() })
const pair = z.string().transform((text, context) => {
  const [id = '', after = ''] = text.split(':')
  const parsed = held.safeParse({ id, after })
  if (parsed.success) return parsed.data
  context.addIssue({ code: 'custom', message: 'no conversation' })
  return z.NEVER
})

const newer = defineEndpoint({
  ...member,
  method: 'get',
  path: '/c/:community/conversations/catch-up',
  summary: {
    en: 'What is new in up to 50 conversations: `of=<id>:<last number>,…`.',
    fr: 'Les nouveautés d’au plus 50 conversations : `of=<id>:<dernier numéro>,…`.',
  },
  response: z.strictObject({
    conversations: z.array(
      z.strictObject({
        id: z.uuid(),
        messages: z.array(messageSchema),
        hasMore: z.boolean(),
      }),
    ),
  }),
  params: inCommunity,
  query: z.object({
    of: z
      .string()
      .max(4000)
      .transform((text) => text.split(','))
      .pipe(z.array(pair).min(1).max(MOST)),
  }),
  handler: async ({ req, community, query }) => ({
    conversations: await catchUp({ req, community: community.id, since: query.of }),
  }),
})

const search = defineEndpoint({
  ...member,
  method: 'get',
  path: '/c/:community/conversations/search',
  summary: {
    en: 'Messages with these words among those that the person sees.',
    fr: 'Les messages contenant ces mots, parmi ceux que la personne voit.',
  },
  response: z.strictObject({ found: z.array(foundSchema) }),
  params: inCommunity,
  query: searchInput,
  handler: async ({ req, community, query }) => ({
    found: await searchMessages({ req, community: community.id, query }),
  }),
})

const people = defineEndpoint({
  ...member,
  method: 'get',
  path: '/c/:community/conversations/people',
  summary: {
    en: 'People that one may write to: for the staff by name, unit or telephone, for residents the neighbours who allow it.',
    fr: 'Les personnes à qui écrire : pour l’équipe par nom, logement ou téléphone, pour les résidents les voisins qui l’autorisent.',
  },
  response: z.strictObject({ people: z.array(foundPersonSchema) }),
  params: inCommunity,
  query: findInput,
  handler: async ({ req, community, query }) => ({
    people: await findPeople({ req, community: community.id, query }),
  }),
})

const preferences = defineEndpoint({
  ...member,
  method: 'get',
  path: '/c/:community/conversations/preferences',
  summary: {
    en: 'Whether neighbours may write to the person, and what they see.',
    fr: 'Si les voisins peuvent écrire à la personne, et ce qu’ils voient.',
  },
  response: preferencesSchema,
  params: inCommunity,
  handler: ({ req, community }) => ownPreferences(req, community.id),
})

const savePreference = defineEndpoint({
  ...member,
  method: 'put',
  path: '/c/:community/conversations/preferences',
  summary: {
    en: 'Chooses whether neighbours may write to the person, and what they see.',
    fr: 'Choisit si les voisins peuvent écrire à la personne, et ce qu’ils voient.',
  },
  response: preferencesSchema,
  params: inCommunity,
  body: preferencesSchema,
  handler: ({ req, community, body }) => savePreferences(req, community.id, body),
})

export const listEndpoints = [
  own,
  queue,
  unread,
  topics,
  newer,
  search,
  people,
  preferences,
  savePreference,
]
