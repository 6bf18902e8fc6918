import { z } from 'zod'
import { systemClock } from '@/kernel/clock'
import { defineEndpoint, fileSchema } from '@/kernel/http/defineEndpoint'
import { confirmDocument, confirmInput, followDocument } from '../operations/own'
import { foldersIn, listDocuments } from '../operations/readList'
import { linkToFile, readDocument } from '../operations/readOne'
import { folderSchema, lineSchema, pageSchema } from '../operations/schemas'
import { inCommunity, one, readers } from './params'

const list = defineEndpoint({
  ...readers,
  method: 'get',
  path: '/c/:community/documents',
  summary: {
    en: 'Folders and documents that the person may read, the newest document first.',
    fr: 'Les dossiers et documents que la personne peut lire, le document le plus récent d’abord.',
  },
  response: z.strictObject({
    folders: z.array(folderSchema),
    documents: z.array(lineSchema),
    next: z.uuid().nullable(),
  }),
  params: inCommunity,
  query: z.object({
    folder: z.uuid().optional(),
    category: z.uuid().optional(),
    tag: z.string().trim().toLowerCase().max(30).optional(),
    before: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  handler: async ({ req, community, query }) => ({
    folders: await foldersIn(req, community.id, query.folder),
    ...(await listDocuments({ req, community, now: systemClock.now(), ...query })),
  }),
})

const show = defineEndpoint({
  ...readers,
  method: 'get',
  path: '/c/:community/documents/:id',
  summary: {
    en: 'One document, with what there is to know of its current version.',
    fr: 'Un document, avec ce qu’il y a à savoir de sa version actuelle.',
  },
  response: pageSchema,
  params: one,
  handler: ({ req, community, params: { id } }) => readDocument({ req, community, id }),
})

const file = defineEndpoint({
  ...readers,
  method: 'get',
  path: '/c/:community/documents/:id/file',
  summary: {
    en: 'Leads to the file of a document, by a link for the person that holds for two minutes.',
    fr: 'Mène au fichier d’un document, par un lien pour la personne qui vaut deux minutes.',
  },
  file: 'application/octet-stream',
  response: fileSchema,
  params: one,
  query: z.object({
    /** Another one than the current, for those who keep the documents. */
    version: z.uuid().optional(),
  }),
  handler: async ({ req, community, params: { id }, query: { version } }) =>
    new Response(null, {
      status: 303,
      headers: {
        location: await linkToFile({ req, community, id }, version),
        'cache-control': 'private, no-store',
      },
    }),
})

const follow = defineEndpoint({
  ...readers,
  method: 'put',
  path: '/c/:community/documents/:id/follow',
  summary: {
    en: 'Wants to be told of new versions of a document, or no more.',
    fr: 'Demande à être prévenu des nouvelles versions d’un document, ou ne le demande plus.',
  },
  response: z.strictObject({ id: z.uuid(), isFollowing: z.boolean() }),
  params: one,
  body: z.object({ isFollowing: z.boolean() }),
  handler: ({ req, community, params: { id }, body: { isFollowing } }) =>
    followDocument({ req, community, id, isFollowing }),
})

const confirm = defineEndpoint({
  ...readers,
  method: 'post',
  path: '/c/:community/documents/:id/confirmation',
  status: 200,
  summary: {
    en: 'Says that the person has read the current version of a document that asks for it.',
    fr: 'Dit que la personne a lu la version actuelle d’un document qui le demande.',
  },
  response: z.strictObject({ id: z.uuid(), at: z.string() }),
  params: one,
  body: confirmInput,
  handler: ({ req, community, params: { id }, body }) =>
    confirmDocument({ req, community, id, input: body }),
})

export const readingEndpoints = [list, show, file, follow, confirm]
