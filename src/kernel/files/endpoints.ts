import { z } from 'zod'
import { systemClock } from '../clock'
import { inTransaction } from '../database/transaction'
import { AppError, notFound } from '../errors'
import { defineEndpoint, fileSchema } from '../http/defineEndpoint'
import { releaseFiles } from './bind'
import { linksTo } from './links'
import { purposeNamed } from './purposes'
import { receiveFile } from './receive'
import { readableFile, serveFile } from './serve'
import { hasPicture } from './storedFiles'

const linksSchema = z.strictObject({
  /** For the person alone, and for some minutes. */
  url: z.string(),
  /** null for what is no picture. */
  thumbnailUrl: z.string().nullable(),
})

const stagedSchema = linksSchema.extend({
  id: z.uuid(),
  purpose: z.string(),
  kind: z.enum(['image', 'file']),
  name: z.string(),
  type: z.string(),
  bytes: z.int(),
  width: z.int().nullable(),
  height: z.int().nullable(),
})

const oneFile = z.object({ place: z.uuid(), id: z.uuid() })

const upload = defineEndpoint({
  method: 'post',
  path: '/c/:community/files',
  auth: 'user',
  limit: 'upload',
  takesFile: true,
  summary: {
    en: 'Takes a file in, as the body of the request; it waits for a day to be sent with a message, say.',
    fr: 'Reçoit un fichier, dans le corps de la requête ; il attend un jour d’être envoyé, avec un message par exemple.',
  },
  response: stagedSchema,
  params: z.object({ community: z.string() }),
  query: z.object({
    purpose: z.string().max(40),
    /** What it is called on the person's device. */
    name: z.string().max(255).default(''),
  }),
  handler: async ({ req, community, query }) => {
    const purpose = purposeNamed(query.purpose)
    if (!purpose) throw new AppError({ code: 'validation.invalid', status: 400, field: 'purpose' })
    const staged = await receiveFile({ req, community: community.id, purpose, name: query.name })
    const link = { community: community.id, file: staged.id, person: req.user?.id ?? '' }
    const { linkSeconds } = purpose
    return { ...staged, ...linksTo(link, staged.kind === 'image', systemClock.now(), linkSeconds) }
  },
})

const download = defineEndpoint({
  method: 'get',
  path: '/files/:place/:id',
  auth: 'user',
  file: 'application/octet-stream',
  summary: {
    en: 'A file, by a link that was made for the person; parts of it by `Range`.',
    fr: 'Un fichier, par un lien fait pour la personne ; par parties avec `Range`.',
  },
  response: fileSchema,
  params: oneFile,
  query: z.object({
    v: z.enum(['full', 'thumb']),
    until: z.coerce.number().int().positive(),
    sig: z.string().max(100),
  }),
  handler: ({ req, params, query }) =>
    serveFile({ req, community: params.place, id: params.id }, query),
})

const links = defineEndpoint({
  method: 'get',
  path: '/files/:place/:id/links',
  auth: 'user',
  summary: {
    en: 'New links of a file, where those that the person had are over.',
    fr: 'De nouveaux liens d’un fichier, quand ceux de la personne ont expiré.',
  },
  response: linksSchema,
  params: oneFile,
  handler: async ({ req, params }) => {
    const file = await readableFile({ req, community: params.place, id: params.id })
    const link = { community: params.place, file: file.id, person: req.user?.id ?? '' }
    const { linkSeconds } = purposeNamed(file.purpose) ?? {}
    return linksTo(link, hasPicture(file), systemClock.now(), linkSeconds)
  },
})

const remove = defineEndpoint({
  method: 'delete',
  path: '/files/:place/:id',
  auth: 'user',
  summary: {
    en: 'Takes back a file of one’s own that was not sent with anything yet.',
    fr: 'Retire un de ses fichiers qui n’a encore été envoyé avec rien.',
  },
  response: z.strictObject({ id: z.uuid() }),
  params: oneFile,
  handler: ({ req, params: { place, id } }) =>
    inTransaction(req, async () => {
      const count = await releaseFiles(req, { community: place, ids: [id], state: 'staged' })
      if (count === 0) throw notFound()
      return { id }
    }),
})

export const fileEndpoints = [upload, download, links, remove]
