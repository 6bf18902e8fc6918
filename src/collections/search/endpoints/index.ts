import { z } from 'zod'
import { defineEndpoint } from '@/kernel/http/defineEndpoint'
import { answerSchema, searchAll, searchInput } from '../operations/search'

const search = defineEndpoint({
  auth: 'user',
  method: 'get',
  path: '/c/:community/search',
  summary: {
    en: 'What the community has with some words for the person, by kinds of things.',
    fr: 'Ce que la résidence a pour la personne avec quelques mots, par sortes de choses.',
  },
  response: answerSchema,
  params: z.object({ community: z.string() }),
  query: searchInput,
  handler: ({ req, community, query }) => searchAll({ req, community, query }),
})

export const searchEndpoints = [search]
