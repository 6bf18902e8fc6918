import { z } from 'zod'
import { defineEndpoint } from '@/kernel/http/defineEndpoint'
import { localeOfRequest } from '@/kernel/i18n/locales'
import { answerArticle, answerInput, articleAnswers } from '../operations/answers'
import { listArticles, readArticle } from '../operations/readArticles'
import { EDITOR_ROLES } from '../roles'
import { pictureEndpoints } from './pictures'

const inCommunity = z.object({ community: z.string() })
const one = inCommunity.extend({ id: z.uuid() })

const lineSchema = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  brief: z.string(),
  language: z.string(),
  isPending: z.boolean(),
  category: z.string().nullable(),
  publishedAt: z.string(),
})

const list = defineEndpoint({
  auth: 'user',
  method: 'get',
  path: '/c/:community/articles',
  summary: {
    en: 'What the building knows, as the person may read it.',
    fr: 'Ce que le bâtiment sait, pour autant que la personne puisse le lire.',
  },
  response: z.strictObject({ articles: z.array(lineSchema) }),
  params: inCommunity,
  query: z.object({
    category: z.uuid().optional(),
    topic: z.uuid().optional(),
    q: z.string().max(80).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(100),
  }),
  handler: async ({ req, community, query: { q, ...query } }) => ({
    articles: await listArticles({
      req,
      community,
      locale: localeOfRequest(req),
      words: q,
      ...query,
    }),
  }),
})

const show = defineEndpoint({
  auth: 'user',
  method: 'get',
  path: '/c/:community/articles/:id',
  summary: { en: 'One article in a language.', fr: 'Un article dans une langue.' },
  response: z.strictObject({
    id: z.uuid(),
    title: z.string(),
    body: z.unknown().describe('Rich text, as its editor keeps it.'),
    language: z.string(),
    languages: z.array(z.string()),
    isPending: z.boolean(),
    category: z.string().nullable(),
    floor: z.string(),
    contact: z.string(),
    publishedAt: z.string(),
    pictures: z.array(
      z.strictObject({
        id: z.uuid(),
        alt: z.strictObject({ text: z.string(), language: z.string() }),
        width: z.int().nullable(),
        height: z.int().nullable(),
        url: z.string(),
        thumbnailUrl: z.string().nullable(),
      }),
    ),
    isHelpful: z.boolean().nullable(),
  }),
  params: one,
  query: z.object({ language: z.string().max(10).optional() }),
  handler: ({ req, community, params: { id }, query: { language } }) =>
    readArticle({ req, community, id, locale: localeOfRequest(req), language }),
})

const answer = defineEndpoint({
  auth: 'user',
  method: 'put',
  path: '/c/:community/articles/:id/answer',
  summary: {
    en: 'Says whether an article helped; one answer of each person, which they may change.',
    fr: 'Dit si un article a aidé ; une réponse par personne, qu’elle peut changer.',
  },
  response: z.strictObject({ id: z.uuid(), isHelpful: z.boolean() }),
  params: one,
  body: answerInput,
  handler: ({ req, community, params: { id }, body: { isHelpful } }) =>
    answerArticle({ req, community: community.id, id, isHelpful }),
})

const answers = defineEndpoint({
  auth: 'user',
  roles: EDITOR_ROLES,
  method: 'get',
  path: '/c/:community/articles/:id/answers',
  summary: {
    en: 'How many people an article helped, and how many it did not.',
    fr: 'Combien de personnes un article a aidées, et combien non.',
  },
  response: z.strictObject({ helped: z.int(), didNot: z.int() }),
  params: one,
  handler: ({ req, community, params: { id } }) =>
    articleAnswers({ req, community: community.id, id }),
})

export const articleEndpoints = [list, show, answer, answers, ...pictureEndpoints]
