import { z } from 'zod'
import { defineEndpoint } from '@/kernel/http/defineEndpoint'
import {
  blockedSchema,
  blockPerson,
  blocksSchema,
  listBlocks,
  unblockPerson,
} from '../operations/blocks'
import { inCommunity, member } from './params'

const onePerson = inCommunity.extend({ person: z.uuid() })

const list = defineEndpoint({
  ...member,
  method: 'get',
  path: '/c/:community/conversations/blocks',
  summary: {
    en: 'Whom the person has blocked in direct conversations; nobody else learns it.',
    fr: 'Les personnes bloquées dans les conversations directes ; personne d’autre ne l’apprend.',
  },
  response: blocksSchema,
  params: inCommunity,
  handler: async ({ req, community }) => ({ people: await listBlocks(req, community.id) }),
})

const block = defineEndpoint({
  ...member,
  method: 'put',
  path: '/c/:community/conversations/blocks/:person',
  summary: {
    en: 'Blocks a neighbour in direct conversations; groups and official notices stay as they are.',
    fr: 'Bloque un voisin dans les conversations directes ; les groupes et les avis officiels ne changent pas.',
  },
  response: blockedSchema,
  params: onePerson,
  handler: ({ req, community, params }) =>
    blockPerson({ req, community: community.id, person: params.person }),
})

const unblock = defineEndpoint({
  ...member,
  method: 'delete',
  path: '/c/:community/conversations/blocks/:person',
  summary: {
    en: 'Lets a neighbour write to the person again.',
    fr: 'Permet de nouveau à un voisin d’écrire à la personne.',
  },
  response: blockedSchema,
  params: onePerson,
  handler: ({ req, community, params }) =>
    unblockPerson({ req, community: community.id, person: params.person }),
})

export const blockEndpoints = [list, block, unblock]
