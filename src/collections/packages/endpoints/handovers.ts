import { z } from 'zod'
import { DESK_ROLES } from '@/kernel/domain/membership'
import { defineEndpoint } from '@/kernel/http/defineEndpoint'
import { handOver, handOverAnswer, handOverInput } from '../operations/handOver'

const handOverAll = defineEndpoint({
  auth: 'user',
  roles: DESK_ROLES,
  method: 'post',
  path: '/c/:community/handovers',
  summary: {
    en: 'Gives one person parcels of one unit under one signature; what a colleague closed meanwhile is said, the others go through.',
    fr: 'Remet à une personne des colis d’un même logement, avec une seule signature ; ceux qu’un collègue a clos entre-temps sont indiqués, les autres sont remis.',
  },
  response: handOverAnswer,
  params: z.object({ community: z.string() }),
  body: handOverInput,
  handler: ({ req, community, body }) => handOver({ req, community: community.id, input: body }),
})

export const handOverEndpoints = [handOverAll]
