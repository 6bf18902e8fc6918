import { z } from 'zod'
import { DOCUMENT_STATES } from '../domain/states'
import { exportConfirmations } from '@/kernel/confirmations/exportConfirmations'
import { inTransaction } from '@/kernel/database/transaction'
import { defineEndpoint, fileSchema } from '@/kernel/http/defineEndpoint'
import { confirmations } from '../operations/confirmations'
import { listDownloads } from '../operations/downloads'
import { versionsSchema } from '../operations/schemas'
import {
  addVersion,
  listVersions,
  moveDocument,
  moveInput,
  versionInput,
} from '../operations/versions'
import { editors, one, page } from './params'

const versions = defineEndpoint({
  ...editors,
  method: 'get',
  path: '/c/:community/documents/:id/versions',
  summary: {
    en: 'Where a document stands, with all its versions, the newest first.',
    fr: 'Où en est un document, avec toutes ses versions, la plus récente d’abord.',
  },
  response: versionsSchema,
  params: one,
  handler: ({ req, community, params: { id } }) =>
    listVersions({ req, community: community.id, id }),
})

const add = defineEndpoint({
  ...editors,
  method: 'post',
  path: '/c/:community/documents/:id/versions',
  summary: {
    en: 'Adds a file that was sent before as a new version, which is a draft.',
    fr: 'Ajoute un fichier déjà envoyé comme nouvelle version, en brouillon.',
  },
  response: z.strictObject({ id: z.uuid(), number: z.int() }),
  params: one,
  body: versionInput,
  handler: ({ req, community, params: { id }, body }) =>
    addVersion({ req, community: community.id, id, input: body }),
})

const move = defineEndpoint({
  ...editors,
  method: 'post',
  path: '/c/:community/documents/:id/state',
  status: 200,
  summary: {
    en: 'Asks for a review, publishes or discards the open version, or withdraws the document.',
    fr: 'Demande une relecture, publie ou écarte la version ouverte, ou retire le document.',
  },
  response: z.strictObject({ id: z.uuid(), state: z.enum(DOCUMENT_STATES) }),
  params: one,
  body: moveInput,
  handler: ({ req, community, params: { id }, body }) =>
    moveDocument({ req, community: community.id, id, input: body }),
})

const downloads = defineEndpoint({
  ...editors,
  method: 'get',
  path: '/c/:community/documents/:id/downloads',
  summary: {
    en: 'Who opened a document, when, and which version, the last first.',
    fr: 'Qui a ouvert un document, quand, et quelle version, le dernier d’abord.',
  },
  response: z.strictObject({
    downloads: z.array(
      z.strictObject({
        id: z.uuid(),
        name: z.string().nullable(),
        number: z.int(),
        at: z.string(),
      }),
    ),
    total: z.int(),
  }),
  params: one,
  query: page,
  handler: ({ req, community, params: { id }, query }) =>
    listDownloads({ req, community: community.id, id }, query),
})

const confirmed = defineEndpoint({
  ...editors,
  method: 'get',
  path: '/c/:community/documents/:id/confirmations',
  summary: {
    en: 'Who has confirmed the current version of a document, or who has not.',
    fr: 'Qui a confirmé la version actuelle d’un document, ou qui ne l’a pas fait.',
  },
  response: z.strictObject({
    people: z.array(
      z.strictObject({
        id: z.uuid(),
        name: z.string(),
        unit: z.string().nullable(),
        at: z.string().nullable(),
      }),
    ),
    total: z.int(),
  }),
  params: one,
  query: page.extend({ has: z.enum(['yes', 'no']).default('no') }),
  handler: ({ req, community, params: { id }, query: { has, ...rest } }) =>
    confirmations({ req, community, id }, { has: has === 'yes', ...rest }),
})

const confirmedFile = defineEndpoint({
  ...editors,
  method: 'get',
  path: '/c/:community/documents/:id/confirmations/export',
  summary: {
    en: 'Who has confirmed the current version of a document and who has not, as a table.',
    fr: 'Qui a confirmé la version actuelle d’un document et qui ne l’a pas fait, en tableau.',
  },
  file: 'text/csv',
  response: fileSchema,
  params: one,
  handler: ({ req, community, params: { id } }) =>
    inTransaction(req, () =>
      exportConfirmations({
        req,
        community,
        of: { collection: 'documents', id },
        people: (asked) => confirmations({ req, community, id }, asked),
      }),
    ),
})

export const editingEndpoints = [versions, add, move, downloads, confirmed, confirmedFile]
