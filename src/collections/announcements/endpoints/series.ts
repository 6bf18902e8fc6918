import { z } from 'zod'
import { defineEndpoint } from '@/kernel/http/defineEndpoint'
import { dateSchema, datesInput, datesOf, day, skipDay, unskipDay } from '../operations/series'
import { beginFromTemplate, saveAsTemplate, templateInput } from '../operations/templates'
import { done, editors, inCommunity, one } from './params'

const begin = defineEndpoint({
  ...editors,
  method: 'post',
  path: '/c/:community/announcement-templates/:id/announcements',
  summary: {
    en: 'Begins a draft from a template.',
    fr: 'Commence un brouillon à partir d’un modèle.',
  },
  response: done,
  params: one,
  handler: ({ req, community, params: { id } }) =>
    beginFromTemplate({ req, community: community.id, id }),
})

const keep = defineEndpoint({
  ...editors,
  method: 'post',
  path: '/c/:community/announcements/:id/template',
  summary: {
    en: 'Keeps what an announcement says, to whom and how, as a template.',
    fr: 'Garde ce que dit une annonce, à qui et comment, comme modèle.',
  },
  response: done,
  params: one,
  body: templateInput,
  handler: ({ req, community, params: { id }, body }) =>
    saveAsTemplate({ req, community: community.id, id, input: body }),
})

const dates = defineEndpoint({
  ...editors,
  method: 'post',
  path: '/c/:community/announcement-series/dates',
  status: 200,
  summary: {
    en: 'The next three dates of a recurrence rule (RFC 5545), on the clocks of the community.',
    fr: 'Les trois prochaines dates d’une règle de récurrence (RFC 5545), à l’heure de la communauté.',
  },
  response: z.strictObject({ dates: z.array(dateSchema) }),
  params: inCommunity,
  body: datesInput,
  handler: async ({ req, community, body }) => ({
    dates: await datesOf({ req, community, input: body }),
  }),
})

const ofSeries = one.extend({ day })
const skipped = z.strictObject({ day: z.string() })

const skip = defineEndpoint({
  ...editors,
  method: 'put',
  path: '/c/:community/announcement-series/:id/skips/:day',
  summary: {
    en: 'Leaves a day of a recurring announcement out.',
    fr: 'Omet un jour d’une annonce récurrente.',
  },
  response: skipped,
  params: ofSeries,
  handler: ({ req, community, params: { id, day: date } }) =>
    skipDay({ req, community, id, day: date }),
})

const unskip = defineEndpoint({
  ...editors,
  method: 'delete',
  path: '/c/:community/announcement-series/:id/skips/:day',
  summary: {
    en: 'Takes back that a day of a recurring announcement is left out.',
    fr: 'Rétablit un jour omis d’une annonce récurrente.',
  },
  response: skipped,
  params: ofSeries,
  handler: ({ req, community, params: { id, day: date } }) =>
    unskipDay({ req, community, id, day: date }),
})

export const seriesEndpoints = [begin, keep, dates, skip, unskip]
