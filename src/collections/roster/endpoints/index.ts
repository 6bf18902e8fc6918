import { z } from 'zod'
import { inTransaction, readerOf } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import { defineEndpoint, fileSchema } from '@/kernel/http/defineEndpoint'
import { localeOfRequest } from '@/kernel/i18n/translate'
import { BAD_ROW_POLICIES } from '../domain/import'
import { exportRoster } from '../operations/exportRoster'
import { importById, importSchema, listImports, mappingInput } from '../operations/imports'
import { MAX_FILE_BYTES, receiveFile } from '../operations/receiveFile'
import { problemReport, sampleFile } from '../operations/reports'
import { startCheck, startImport } from '../operations/startRun'

const inCommunity = z.object({ community: z.string() })
const oneImport = inCommunity.extend({ id: z.uuid() })
const managers = { auth: 'user', roles: ['manager'] } as const
const CSV = 'text/csv'
/** What a form adds around its file. */
const FORM = 16 * 1024

const upload = defineEndpoint({
  ...managers,
  method: 'post',
  path: '/c/:community/roster/imports',
  summary: {
    en: 'Takes a CSV or XLSX file with a roster and guesses its columns; nothing is imported yet.',
    fr: 'Reçoit un fichier CSV ou XLSX du registre et devine ses colonnes ; rien n’est encore importé.',
  },
  maxBody: MAX_FILE_BYTES + FORM,
  params: inCommunity,
  body: z.object({ file: z.file().optional() }),
  response: importSchema,
  handler: async ({ req, community, body: { file } }) => {
    if (!file) throw new AppError({ code: 'files.missing', status: 400, field: 'file' })
    const bytes = new Uint8Array(await file.arrayBuffer())
    return receiveFile({ req, community: community.id, file: { name: file.name, bytes } })
  },
})

const list = defineEndpoint({
  ...managers,
  method: 'get',
  path: '/c/:community/roster/imports',
  summary: {
    en: 'The community’s last imports of its roster.',
    fr: 'Les dernières importations du registre de la résidence.',
  },
  params: inCommunity,
  response: z.strictObject({ imports: z.array(importSchema) }),
  handler: async ({ req, community }) => ({ imports: await listImports(req, community.id) }),
})

const one = defineEndpoint({
  ...managers,
  method: 'get',
  path: '/c/:community/roster/imports/:id',
  summary: {
    en: 'One import: its columns, how far it is, what it would change or has changed.',
    fr: 'Une importation : ses colonnes, son avancement, ce qu’elle changerait ou a changé.',
  },
  params: oneImport,
  response: importSchema,
  handler: async ({ req, community, params }) =>
    importById(await readerOf(req), community.id, params.id),
})

const check = defineEndpoint({
  ...managers,
  method: 'post',
  path: '/c/:community/roster/imports/:id/check',
  summary: {
    en: 'A dry run with the columns as given; nothing is imported.',
    fr: 'Un essai à blanc avec les colonnes indiquées ; rien n’est importé.',
  },
  status: 200,
  params: oneImport,
  body: mappingInput,
  response: importSchema,
  handler: ({ req, community, params, body }) =>
    startCheck({ req, community: community.id, id: params.id, mapping: body }),
})

const run = defineEndpoint({
  ...managers,
  method: 'post',
  path: '/c/:community/roster/imports/:id/run',
  summary: {
    en: 'Imports the file as it was checked: all of it, or its good rows.',
    fr: 'Importe le fichier tel que vérifié : en entier, ou ses lignes correctes.',
  },
  status: 200,
  params: oneImport,
  body: z.strictObject({ badRows: z.enum(BAD_ROW_POLICIES).default('nothing') }),
  response: importSchema,
  handler: ({ req, community, params, body }) =>
    startImport({ req, community: community.id, id: params.id, badRows: body.badRows }),
})

const problems = defineEndpoint({
  ...managers,
  method: 'get',
  path: '/c/:community/roster/imports/:id/problems.csv',
  summary: {
    en: 'Every row that cannot be imported, and why, as a file.',
    fr: 'Chaque ligne non importable et sa raison, dans un fichier.',
  },
  params: oneImport,
  file: CSV,
  response: fileSchema,
  handler: ({ req, community, params }) =>
    problemReport({ req, community: community.id, id: params.id, locale: localeOfRequest(req) }),
})

const download = defineEndpoint({
  ...managers,
  method: 'get',
  path: '/c/:community/roster/export',
  summary: {
    en: 'The whole roster as a file, which the import reads again.',
    fr: 'Le registre entier dans un fichier, que l’importation relit.',
  },
  params: inCommunity,
  query: z.object({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  file: CSV,
  response: fileSchema,
  handler: ({ req, community, query }) =>
    inTransaction(req, () =>
      exportRoster({ req, community, locale: localeOfRequest(req), format: query.format }),
    ),
})

const sample = defineEndpoint({
  ...managers,
  method: 'get',
  path: '/c/:community/roster/sample',
  summary: {
    en: 'A small file that shows what the import reads.',
    fr: 'Un petit fichier qui montre ce que l’importation lit.',
  },
  params: inCommunity,
  query: z.object({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  file: CSV,
  response: fileSchema,
  handler: ({ req, query }) => sampleFile(localeOfRequest(req), query.format),
})

export const rosterEndpoints = [upload, list, one, check, run, problems, download, sample]
