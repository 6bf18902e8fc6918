import { z } from 'zod'
import { defineEndpoint, fileSchema } from '@/kernel/http/defineEndpoint'
import { LABEL_PAPERS, MOST_LABELS } from '../domain/labelPaper'
import { printLabels } from '../operations/labels/printLabels'
import { batchAnswer, batchInput, logBatch } from '../operations/logBatch'
import { matchInput, matchParcel } from '../operations/matchParcel'
import { moveInput, moveParcel } from '../operations/moveParcel'
import { labelProposal, readLabelPhoto } from '../operations/readLabelPhoto'
import { shelfMap } from '../operations/shelves'
import { desk, inCommunity, one } from './desk'

const batch = defineEndpoint({
  ...desk,
  method: 'post',
  path: '/c/:community/packages/batch',
  summary: {
    en: 'Writes many parcels down; a row that is refused says why, the others are stored. Tried again it stores nothing twice.',
    fr: 'Enregistre plusieurs colis ; une ligne refusée dit pourquoi, les autres sont enregistrées. Un nouvel essai n’enregistre rien deux fois.',
  },
  response: batchAnswer,
  status: 200,
  opensTransactions: true,
  params: inCommunity,
  body: batchInput,
  handler: ({ req, community, body }) => logBatch({ req, community: community.id, input: body }),
})

const shelves = defineEndpoint({
  ...desk,
  method: 'get',
  path: '/c/:community/desk/shelves',
  summary: {
    en: 'The shelves of the desk with what waits on each, free ones first.',
    fr: 'Les étagères de la loge et ce qui y attend, les libres d’abord.',
  },
  response: z.strictObject({
    shelves: z.array(
      z.strictObject({ name: z.string(), area: z.string(), waiting: z.int().nonnegative() }),
    ),
  }),
  params: inCommunity,
  handler: async ({ req, community }) => ({ shelves: await shelfMap(req, community.id) }),
})

const move = defineEndpoint({
  ...desk,
  method: 'post',
  path: '/c/:community/packages/:id/move',
  summary: {
    en: 'Puts a waiting parcel on another shelf.',
    fr: 'Range un colis en attente sur une autre étagère.',
  },
  response: z.strictObject({ id: z.uuid(), shelf: z.string() }),
  status: 200,
  params: one,
  body: moveInput,
  handler: ({ req, community, params, body }) =>
    moveParcel({ req, community: community.id, id: params.id, ...body }),
})

const match = defineEndpoint({
  ...desk,
  method: 'post',
  path: '/c/:community/packages/:id/match',
  summary: {
    en: 'Says whose a parcel is that came in with an unknown label; its recipients are told, once.',
    fr: 'Indique à qui est un colis arrivé avec une étiquette inconnue ; ses destinataires sont prévenus, une fois.',
  },
  response: z.strictObject({ id: z.uuid(), unit: z.uuid() }),
  status: 200,
  params: one,
  body: matchInput,
  handler: ({ req, community, params, body }) =>
    matchParcel({ req, community: community.id, id: params.id, input: body }),
})

const labels = defineEndpoint({
  ...desk,
  method: 'get',
  path: '/c/:community/packages/labels.pdf',
  summary: {
    en: 'Labels with QR code and unit to be printed; `id` once for each parcel, at most a hundred.',
    fr: 'Étiquettes à imprimer, avec code QR et logement ; `id` une fois par colis, cent au plus.',
  },
  params: inCommunity,
  query: z.object({ id: z.uuid(), paper: z.enum(LABEL_PAPERS).default('roll') }),
  file: 'application/pdf',
  response: fileSchema,
  handler: async ({ req, community, query: { paper } }) => {
    const ids = z.array(z.uuid()).max(MOST_LABELS).parse(req.searchParams.getAll('id'))
    const file = await printLabels({ req, community, ids, paper })
    return new Response(new Uint8Array(file), {
      headers: {
        'cache-control': 'private, no-store',
        'content-disposition': 'inline; filename="labels.pdf"',
        'content-type': 'application/pdf',
        'x-content-type-options': 'nosniff',
      },
    })
  },
})

const labelText = defineEndpoint({
  ...desk,
  method: 'post',
  path: '/c/:community/desk/label-text',
  limit: 'picture-read',
  takesFile: true,
  summary: {
    en: 'Proposes what a photo of a label says; the picture is the body. Neither it nor its text is kept.',
    fr: 'Propose ce que dit la photo d’une étiquette, envoyée dans le corps de la requête. Ni elle ni son texte ne sont conservés.',
  },
  response: labelProposal,
  status: 200,
  params: inCommunity,
  handler: ({ req, community }) => readLabelPhoto({ req, community: community.id }),
})

export const intakeEndpoints = [batch, shelves, move, match, labels, labelText]
