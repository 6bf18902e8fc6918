import { z } from 'zod'
import { systemClock } from '@/kernel/clock'
import { defineEndpoint } from '@/kernel/http/defineEndpoint'
import { shiftCounts } from '../operations/shift/shiftCounts'
import {
  leaveShift,
  shiftInput,
  takeOverInput,
  takeShiftOver,
  withdrawShift,
} from '../operations/shift/shiftHandovers'
import { countsSchema, openShift, pastShifts, shiftSchema } from '../operations/shift/shiftView'
import { desk, inCommunity, one } from './desk'

const done = z.strictObject({ id: z.uuid() })

const list = defineEndpoint({
  ...desk,
  method: 'get',
  path: '/c/:community/shift-handovers',
  summary: {
    en: 'The handover that waits to be taken over, those before it, and how things stand now.',
    fr: 'La relève en attente, les précédentes, et la situation actuelle.',
  },
  response: z.strictObject({
    open: shiftSchema.nullable(),
    past: z.array(shiftSchema),
    now: countsSchema,
  }),
  params: inCommunity,
  handler: async ({ req, community: { id: community } }) => {
    const place = { req, community }
    return {
      open: await openShift(place),
      past: await pastShifts(place),
      now: (await shiftCounts({ ...place, now: systemClock.now() })).counts,
    }
  },
})

const leave = defineEndpoint({
  ...desk,
  method: 'post',
  path: '/c/:community/shift-handovers',
  summary: {
    en: 'Leaves a shift to the next: words, the figures of this moment, a signature. One waits at a time.',
    fr: 'Transmet un service au suivant : un mot, les chiffres du moment, une signature. Une seule relève attend à la fois.',
  },
  response: done,
  params: inCommunity,
  body: shiftInput,
  handler: ({ req, community, body }) => leaveShift({ req, community: community.id, input: body }),
})

const takeOver = defineEndpoint({
  ...desk,
  method: 'post',
  path: '/c/:community/shift-handovers/:id/accept',
  summary: {
    en: 'Somebody else takes the shift over; of parallel attempts one succeeds, the others get 409.',
    fr: 'Une autre personne prend la relève ; de plusieurs essais simultanés un seul aboutit, les autres reçoivent 409.',
  },
  response: done,
  status: 200,
  params: one,
  body: takeOverInput,
  handler: ({ req, community, params: { id }, body }) =>
    takeShiftOver({ req, community: community.id, id, input: body }),
})

const withdraw = defineEndpoint({
  ...desk,
  method: 'post',
  path: '/c/:community/shift-handovers/:id/withdraw',
  summary: {
    en: 'Whoever wrote a handover takes it back while nobody has taken it over.',
    fr: 'L’auteur d’une relève la retire tant que personne ne l’a prise.',
  },
  response: done,
  status: 200,
  params: one,
  handler: ({ req, community, params: { id } }) =>
    withdrawShift({ req, community: community.id, id }),
})

export const shiftEndpoints = [list, leave, takeOver, withdraw]
