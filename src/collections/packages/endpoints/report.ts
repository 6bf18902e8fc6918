import { z } from 'zod'
import { inTransaction } from '@/kernel/database/transaction'
import { defineEndpoint, fileSchema } from '@/kernel/http/defineEndpoint'
import { localeOfRequest } from '@/kernel/i18n/locales'
import { reportSpan } from '@/kernel/reports/reportSpan'
import { exportReport } from '../operations/report/exportReport'
import { parcelReport } from '../operations/report/parcelReport'
import { REPORT_TABLES } from '../operations/report/reportTables'
import { inCommunity } from './desk'

const managers = { auth: 'user', roles: ['manager'] } as const
const hours = z.number().nullable()

const reportSchema = z.strictObject({
  totals: z.strictObject({
    received: z.int(),
    waiting: z.int(),
    collected: z.int(),
    returned: z.int(),
    forwarded: z.int(),
    lost: z.int(),
    medianHours: hours,
    slowHours: hours,
    differences: z.int().describe('That counts of shelves found in these days.'),
    openDifferences: z.int().describe('That are open now, found in whatever days.'),
  }),
  days: z.array(
    z.strictObject({
      day: z.iso.date(),
      from: z.iso.datetime(),
      until: z.iso.datetime(),
      received: z.int(),
      collected: z.int(),
    }),
  ),
  hours: z.array(z.strictObject({ hour: z.int(), received: z.int(), collected: z.int() })),
  carriers: z.array(
    z.strictObject({
      carrier: z.string(),
      name: z.string().nullable(),
      received: z.int(),
      medianHours: hours,
    }),
  ),
  units: z.array(
    z.strictObject({
      unit: z.uuid().nullable(),
      label: z.string().nullable(),
      received: z.int(),
      waiting: z.int(),
      medianHours: hours,
    }),
  ),
  staff: z.array(
    z.strictObject({
      person: z.uuid(),
      name: z.string().nullable(),
      received: z.int(),
      released: z.int(),
    }),
  ),
  oldest: z.array(
    z.strictObject({
      id: z.uuid(),
      summary: z.string(),
      unit: z.string().nullable(),
      receivedAt: z.iso.datetime(),
      hours: z.int(),
    }),
  ),
  incidents: z.array(
    z.strictObject({
      id: z.uuid(),
      summary: z.string(),
      unit: z.string().nullable(),
      outcome: z.string(),
      at: z.iso.datetime(),
      by: z.string().nullable(),
    }),
  ),
})

const report = defineEndpoint({
  ...managers,
  method: 'get',
  path: '/c/:community/packages/report',
  summary: {
    en: 'What went through the desk between two days: by day, hour, carrier, unit and person.',
    fr: 'Ce qui est passé par l’accueil entre deux jours : par jour, heure, transporteur, logement et personne.',
  },
  response: reportSchema,
  params: inCommunity,
  query: reportSpan,
  handler: ({ req, community, query }) => parcelReport(req, community, query),
})

const reportFile = defineEndpoint({
  ...managers,
  method: 'get',
  path: '/c/:community/packages/report/file',
  summary: {
    en: 'The same report as a file: one table as CSV or PDF, or all of them as a workbook.',
    fr: 'Le même rapport dans un fichier : un tableau en CSV ou PDF, ou tous dans un classeur.',
  },
  params: inCommunity,
  query: reportSpan.safeExtend({
    format: z.enum(['csv', 'xlsx', 'pdf']).default('csv'),
    table: z.enum(REPORT_TABLES).default('days'),
  }),
  file: 'text/csv',
  response: fileSchema,
  handler: ({ req, community, query: { format, table, ...span } }) =>
    inTransaction(req, () =>
      exportReport({ req, community, span, format, table, locale: localeOfRequest(req) }),
    ),
})

export const reportEndpoints = [report, reportFile]
