import { z } from 'zod'
import { defineEndpoint } from '@/kernel/http/defineEndpoint'
import { audienceOf } from '../domain/audience'
import { ANNOUNCEMENT_STATES } from '../domain/states'
import { addAddendum, addendumInput, addFile, fileInput, removeFile } from '../operations/editing'
import { expiryInput, moveAnnouncement, moveInput, setExpiry } from '../operations/moveAnnouncement'
import { audienceInput, choicesOf, reachOf } from '../operations/reach'
import { announcementResults, confirmations } from '../operations/results'
import { confirmationSchema, resultsSchema } from '../operations/schemas'
import { done, editors, inCommunity, one } from './params'

const named = z.strictObject({ id: z.uuid(), label: z.string() })

const choices = defineEndpoint({
  ...editors,
  method: 'get',
  path: '/c/:community/announcements/choices',
  summary: {
    en: 'Whom an announcement can be for: roles, buildings, floors, kinds of unit, units and lists.',
    fr: 'À qui une annonce peut s’adresser : rôles, bâtiments, étages, types, logements et listes.',
  },
  response: z.strictObject({
    roles: z.array(z.string()),
    buildings: z.array(z.string()),
    floors: z.array(z.string()),
    unitTypes: z.array(z.string()),
    units: z.array(named),
    lists: z.array(named),
  }),
  params: inCommunity,
  handler: ({ req, community }) => choicesOf(req, community.id),
})

const reach = defineEndpoint({
  ...editors,
  method: 'post',
  path: '/c/:community/announcements/reach',
  status: 200,
  maxBody: 256 * 1024,
  summary: {
    en: 'How many people an audience means at this moment, and in how many homes.',
    fr: 'Combien de personnes un choix vise en ce moment, et dans combien de logements.',
  },
  response: z.strictObject({ people: z.int(), homes: z.int() }),
  params: inCommunity,
  body: audienceInput,
  handler: ({ req, community, body }) =>
    reachOf(req, { community: community.id, audience: audienceOf(body) }),
})

const move = defineEndpoint({
  ...editors,
  method: 'post',
  path: '/c/:community/announcements/:id/state',
  status: 200,
  summary: {
    en: 'Asks for a review, schedules, publishes, takes back within some seconds, or withdraws.',
    fr: 'Demande une relecture, planifie, publie, annule dans les secondes qui suivent, ou retire.',
  },
  response: z.strictObject({
    id: z.uuid(),
    state: z.enum(ANNOUNCEMENT_STATES),
    sendsAt: z.string().nullable(),
  }),
  params: one,
  body: moveInput,
  handler: ({ req, community, params: { id }, body }) =>
    moveAnnouncement({ req, community, id, input: body }),
})

const expiry = defineEndpoint({
  ...editors,
  method: 'put',
  path: '/c/:community/announcements/:id/expiry',
  summary: {
    en: 'When an announcement leaves the list, on the clocks of the community; null: never by itself.',
    fr: 'Quand une annonce quitte la liste, à l’heure de la communauté ; null : jamais d’elle-même.',
  },
  response: z.strictObject({ id: z.uuid(), expiresAt: z.string().nullable() }),
  params: one,
  body: expiryInput,
  handler: ({ req, community, params: { id }, body }) =>
    setExpiry({ req, community, id, input: body }),
})

const results = defineEndpoint({
  ...editors,
  method: 'get',
  path: '/c/:community/announcements/:id/results',
  summary: {
    en: 'Where an announcement stands: whom it reaches, and who opened, liked and confirmed it.',
    fr: 'Où en est une annonce : qui elle touche, qui l’a ouverte, aimée et confirmée.',
  },
  response: resultsSchema,
  params: one,
  handler: ({ req, community, params: { id } }) => announcementResults({ req, community, id }),
})

const confirmed = defineEndpoint({
  ...editors,
  method: 'get',
  path: '/c/:community/announcements/:id/confirmations',
  summary: {
    en: 'Who has said that they read an announcement, or who has not.',
    fr: 'Qui a dit avoir lu une annonce, ou qui ne l’a pas dit.',
  },
  response: z.strictObject({ people: z.array(confirmationSchema), total: z.int() }),
  params: one,
  query: z.object({
    has: z.enum(['yes', 'no']).default('no'),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    offset: z.coerce.number().int().min(0).max(100_000).default(0),
  }),
  handler: ({ req, community, params: { id }, query: { has, ...page } }) =>
    confirmations({ req, community, id }, { has: has === 'yes', ...page }),
})

const correct = defineEndpoint({
  ...editors,
  method: 'post',
  path: '/c/:community/announcements/:id/addenda',
  summary: {
    en: 'Adds a correction under an announcement that was sent.',
    fr: 'Ajoute un rectificatif sous une annonce envoyée.',
  },
  response: done,
  params: one,
  body: addendumInput,
  handler: ({ req, community, params: { id }, body }) =>
    addAddendum({ req, community: community.id, id, input: body }),
})

const attach = defineEndpoint({
  ...editors,
  method: 'post',
  path: '/c/:community/announcements/:id/files',
  summary: {
    en: 'Adds a file that was sent before to an announcement that is not sent yet.',
    fr: 'Ajoute un fichier déjà envoyé à une annonce qui ne l’est pas encore.',
  },
  response: done,
  params: one,
  body: fileInput,
  handler: ({ req, community, params: { id }, body }) =>
    addFile({ req, community: community.id, id, input: body }),
})

const detach = defineEndpoint({
  ...editors,
  method: 'delete',
  path: '/c/:community/announcements/:id/files/:file',
  summary: {
    en: 'Takes a file out of an announcement that is not sent yet.',
    fr: 'Retire un fichier d’une annonce qui n’est pas encore envoyée.',
  },
  response: done,
  params: one.extend({ file: z.uuid() }),
  handler: ({ req, community, params: { id, file } }) =>
    removeFile({ req, community: community.id, id, file }),
})

export const editingEndpoints = [
  choices,
  reach,
  move,
  expiry,
  results,
  confirmed,
  correct,
  attach,
  detach,
]
