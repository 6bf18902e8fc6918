import { z } from 'zod'
import { notFound } from '@/kernel/errors'
import { defineEndpoint } from '@/kernel/http/defineEndpoint'
import { PARCEL_STATES } from '../domain/parcel'
import { readScan } from '../domain/pickupCode'
import { undoClosing } from '../operations/changeState'
import { deskHistory } from '../operations/deskHistory'
import { findUnits } from '../operations/findUnits'
import { logPackage, parcelInput } from '../operations/logPackage'
import { deskList, parcelByCode } from '../operations/queries'
import { parcelSchema, parcelView } from '../operations/parcelView'
import { unitSuggestion } from '../operations/readLabelPhoto'
import { releaseInput, releasePackage } from '../operations/releasePackage'
import { handOverEndpoints } from './handovers'
import { historyQuery, historySchema, historyView } from './historyPages'
import { ownEndpoints } from './own'
import { offlineEndpoints } from './offline'
import { proxyEndpoints } from './proxies'
import { reportEndpoints } from './report'
import { shelfAuditEndpoints } from './shelfAudits'
import { shiftEndpoints } from './shifts'
import { standingEndpoints } from './standing'
import { intakeEndpoints } from './intake'
import { desk, inCommunity, one } from './desk'

const changed = z.strictObject({ id: z.uuid(), status: z.enum(PARCEL_STATES) })
const suggestUnits = defineEndpoint({
  ...desk,
  method: 'get',
  path: '/c/:community/desk/units',
  summary: {
    en: 'Units by number, by name or phone of somebody who lives there, or by earlier labels; at most eight.',
    fr: 'Logements par numéro, par nom ou téléphone d’habitant, ou par d’anciennes étiquettes ; huit au plus.',
  },
  response: z.strictObject({ units: z.array(unitSuggestion) }),
  params: inCommunity,
  query: z.object({ q: z.string().max(80).default('') }),
  handler: async ({ req, community, query }) => ({
    units: await findUnits({ req, community: community.id, words: query.q }),
  }),
})

const list = defineEndpoint({
  ...desk,
  method: 'get',
  path: '/c/:community/packages',
  summary: {
    en: 'The community’s parcels in one state, newest first.',
    fr: 'Les colis de la résidence dans un état donné, du plus récent au plus ancien.',
  },
  response: z.strictObject({ packages: z.array(parcelSchema) }),
  params: inCommunity,
  query: z.object({ status: z.enum(PARCEL_STATES).default('received') }),
  handler: async ({ req, community, query }) => {
    const { docs } = await deskList({ req, community: community.id, status: query.status })
    return { packages: docs.map((parcel) => parcelView(parcel)) }
  },
})

const history = defineEndpoint({
  ...desk,
  method: 'get',
  path: '/c/:community/packages/history',
  summary: {
    en: 'What does not wait any more at the desk, newest first, or what of it has words that begin so.',
    fr: 'Ce qui n’attend plus à la loge, du plus récent au plus ancien, ou ce dont des mots commencent ainsi.',
  },
  response: historySchema,
  params: inCommunity,
  query: historyQuery,
  handler: async ({ req, community, query: { q: words, ...page } }) =>
    historyView(await deskHistory({ req, community: community.id, words, ...page })),
})

const log = defineEndpoint({
  ...desk,
  method: 'post',
  path: '/c/:community/packages',
  summary: {
    en: 'Writes a parcel down; its recipients are told.',
    fr: 'Enregistre un colis ; ses destinataires sont prévenus.',
  },
  response: z.strictObject({ id: z.uuid(), pickupCode: z.string(), unit: z.uuid().nullable() }),
  params: inCommunity,
  body: parcelInput,
  handler: ({ req, community, body }) => logPackage({ req, community: community.id, input: body }),
})

const byCode = defineEndpoint({
  ...desk,
  method: 'get',
  path: '/c/:community/packages/by-code/:code',
  summary: {
    en: 'The parcel behind a scanned or typed pickup code.',
    fr: 'Le colis derrière un code de retrait scanné ou saisi.',
  },
  response: z.strictObject({ package: parcelSchema }),
  params: inCommunity.extend({ code: z.string().max(300) }),
  handler: async ({ req, community, params }) => {
    const scan = readScan(params.code)
    const isForeign = scan?.communitySlug != null && scan.communitySlug !== community.slug
    if (!scan || isForeign) throw notFound()
    const parcel = await parcelByCode({ req, community: community.id, code: scan.code })
    if (!parcel) throw notFound()
    return { package: parcelView(parcel) }
  },
})

const handOver = defineEndpoint({
  ...desk,
  method: 'post',
  path: '/c/:community/packages/:id/release',
  summary: {
    en: 'Hands a parcel over, with a signature; of parallel attempts one succeeds, the others get 409.',
    fr: 'Remet un colis, contre signature ; de plusieurs essais simultanés un seul aboutit, les autres reçoivent 409.',
  },
  response: changed,
  status: 200,
  params: one,
  body: releaseInput,
  handler: ({ req, community, params, body }) =>
    releasePackage({ req, community: community.id, id: params.id, input: body }),
})

const undo = defineEndpoint({
  ...desk,
  method: 'post',
  path: '/c/:community/packages/:id/undo',
  summary: {
    en: 'Takes a wrong hand-over back within ten minutes.',
    fr: 'Annule une remise faite par erreur, dans les dix minutes.',
  },
  response: changed,
  status: 200,
  params: one,
  handler: ({ req, community, params }) =>
    undoClosing({ req, community: community.id, id: params.id }),
})

export const packageEndpoints = [
  suggestUnits,
  list,
  history,
  log,
  byCode,
  handOver,
  undo,
  ...ownEndpoints,
  ...reportEndpoints,
  ...intakeEndpoints,
  ...handOverEndpoints,
  ...standingEndpoints,
  ...shelfAuditEndpoints,
  ...shiftEndpoints,
  ...proxyEndpoints,
  ...offlineEndpoints,
]
