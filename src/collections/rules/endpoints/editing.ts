import { z } from 'zod'
import { exportConfirmations } from '@/kernel/confirmations/exportConfirmations'
import { inTransaction } from '@/kernel/database/transaction'
import { defineEndpoint, fileSchema } from '@/kernel/http/defineEndpoint'
import { VERSION_STATES } from '../domain/states'
import { confirmations } from '../operations/confirmations'
import { moveInput, moveVersion } from '../operations/moveVersion'
import { bookOverview, clauseOverview } from '../operations/overview'
import { publicationInput, publishVersions } from '../operations/publish'
import { versionStanding } from '../operations/standing'
import { startInput, startVersion } from '../operations/startVersion'
import { done, editors, one, working } from './params'
import {
  bookOverviewSchema,
  clauseOverviewSchema,
  confirmationSchema,
  standingSchema,
} from './schemas'

const publication = z.strictObject({ published: z.array(z.uuid()), from: z.string() })

const start = defineEndpoint({
  ...editors,
  method: 'post',
  path: '/c/:community/rule-clauses/:id/versions',
  summary: {
    en: 'Begins the next version of a clause with the words that it has, or one that repeals it.',
    fr: 'Commence la version suivante d’un article avec son texte actuel, ou son abrogation.',
  },
  response: done,
  params: one,
  body: startInput,
  handler: ({ req, community, params: { id }, body }) =>
    startVersion({ req, community, clause: id, input: body }),
})

const versions = defineEndpoint({
  ...working,
  method: 'get',
  path: '/c/:community/rule-clauses/:id/versions',
  summary: {
    en: 'All versions of a clause, those that are still being written too.',
    fr: 'Toutes les versions d’un article, y compris celles en cours de rédaction.',
  },
  response: clauseOverviewSchema,
  params: one,
  handler: ({ req, community, params: { id } }) => clauseOverview({ req, community, id }),
})

const move = defineEndpoint({
  ...working,
  method: 'post',
  path: '/c/:community/rule-versions/:id/state',
  status: 200,
  summary: {
    en: 'Asks for a review, approves by another hand, gives back, or withdraws what is yet to begin.',
    fr: 'Demande une relecture, approuve par une autre main, renvoie, ou retire ce qui est à venir.',
  },
  response: z.strictObject({ id: z.uuid(), state: z.enum(VERSION_STATES) }),
  params: one,
  body: moveInput,
  handler: ({ req, community, params: { id }, body }) =>
    moveVersion({ req, community, id, input: body }),
})

const publish = defineEndpoint({
  ...editors,
  method: 'post',
  path: '/c/:community/rule-versions/:id/publication',
  status: 200,
  summary: {
    en: 'Publishes an approved version from a day on, and tells those whom it concerns.',
    fr: 'Publie une version approuvée à partir d’un jour, et prévient les personnes concernées.',
  },
  response: publication,
  params: one,
  body: publicationInput,
  handler: ({ req, community, params: { id }, body }) =>
    publishVersions({ req, community, what: { version: id }, input: body }),
})

const publishAll = defineEndpoint({
  ...editors,
  method: 'post',
  path: '/c/:community/rule-books/:id/publication',
  status: 200,
  summary: {
    en: 'Publishes all that is approved of a book from a day on, and tells people once.',
    fr: 'Publie tout ce qui est approuvé d’un règlement dès un jour, et prévient une seule fois.',
  },
  response: publication,
  params: one,
  body: publicationInput,
  handler: ({ req, community, params: { id }, body }) =>
    publishVersions({ req, community, what: { book: id }, input: body }),
})

const overview = defineEndpoint({
  ...working,
  method: 'get',
  path: '/c/:community/rule-books/:id/overview',
  summary: {
    en: 'How much of a book is in force, and how much waits for publication.',
    fr: 'Combien d’articles d’un règlement sont en vigueur, et combien attendent d’être publiés.',
  },
  response: bookOverviewSchema,
  params: one,
  handler: ({ req, community, params: { id } }) => bookOverview({ req, community, id }),
})

const standing = defineEndpoint({
  ...working,
  method: 'get',
  path: '/c/:community/rule-versions/:id/standing',
  summary: {
    en: 'Where a version stands: what may be done with it, what it changes, and who has confirmed it.',
    fr: 'Où en est une version : ce qu’on peut en faire, ce qu’elle change, et qui l’a confirmée.',
  },
  response: standingSchema,
  params: one,
  handler: ({ req, community, params: { id } }) => versionStanding({ req, community, id }),
})

const confirmed = defineEndpoint({
  ...working,
  method: 'get',
  path: '/c/:community/rule-versions/:id/confirmations',
  summary: {
    en: 'Who has said that they read a version, or who has not.',
    fr: 'Qui a dit avoir lu une version, ou qui ne l’a pas dit.',
  },
  response: z.strictObject({ people: z.array(confirmationSchema), total: z.int() }),
  params: one,
  query: z.object({
    has: z.enum(['yes', 'no']).default('no'),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    offset: z.coerce.number().int().min(0).max(100_000).default(0),
  }),
  handler: ({ req, community, params: { id }, query: { has, ...page } }) =>
    confirmations({ req, community: community.id, id, has: has === 'yes', ...page }),
})

const confirmedFile = defineEndpoint({
  ...working,
  method: 'get',
  path: '/c/:community/rule-versions/:id/confirmations/export',
  summary: {
    en: 'Who has said that they read a version and who has not, as a table.',
    fr: 'Qui a dit avoir lu une version et qui ne l’a pas dit, en tableau.',
  },
  file: 'text/csv',
  response: fileSchema,
  params: one,
  handler: ({ req, community, params: { id } }) =>
    inTransaction(req, () =>
      exportConfirmations({
        req,
        community,
        of: { collection: 'rule-versions', id },
        people: (asked) => confirmations({ req, community: community.id, id, ...asked }),
      }),
    ),
})

export const editingEndpoints = [
  start,
  versions,
  move,
  publish,
  publishAll,
  overview,
  standing,
  confirmed,
  confirmedFile,
]
