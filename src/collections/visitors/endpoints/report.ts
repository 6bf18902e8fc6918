import { z } from 'zod'
import { inTransaction } from '@/kernel/database/transaction'
import { defineEndpoint, fileSchema } from '@/kernel/http/defineEndpoint'
import { localeOfRequest } from '@/kernel/i18n/locales'
import { reportSpan } from '@/kernel/reports/reportSpan'
import { VISIT_PURPOSES } from '../domain/visit'
import { exportVisits } from '../operations/report/exportVisits'
import { OUTCOMES, visitReport } from '../operations/report/visitReport'
import { VISIT_TABLES } from '../operations/report/visitTables'
import { inCommunity } from './shapes'

const managers = { auth: 'user', roles: ['manager'] } as const

const report = defineEndpoint({
  ...managers,
  method: 'get',
  path: '/c/:community/visits/report',
  summary: {
    en: 'What happened at the gates between two days: arrivals, answers, and who stayed too long.',
    fr: 'Ce qui s’est passé aux entrées entre deux jours : arrivées, réponses, séjours trop longs.',
  },
  response: z.strictObject({
    totals: z.strictObject({
      arrivals: z.int(),
      medianSeconds: z.int().nullable().describe('Half of the households answered sooner.'),
      slowSeconds: z.int().nullable().describe('Nineteen of twenty did.'),
      asked: z.int(),
      guardSharePercent: z
        .int()
        .nullable()
        .describe('Of those let in unannounced, by the gate instead of the household.'),
      guardShareMark: z.int(),
      isGuardShareTooMuch: z.boolean(),
      overstays: z.int(),
      openOverstays: z.int(),
    }),
    days: z.array(z.strictObject({ day: z.iso.date(), arrivals: z.int() })),
    hours: z.array(z.strictObject({ hour: z.int(), arrivals: z.int() })),
    gates: z.array(
      z.strictObject({
        gate: z.uuid().nullable(),
        name: z.string().nullable(),
        arrivals: z.int(),
      }),
    ),
    purposes: z.array(
      z.strictObject({
        purpose: z.enum(VISIT_PURPOSES),
        arrivals: z.int(),
        overstays: z.int(),
      }),
    ),
    answers: z.array(
      z.strictObject({
        outcome: z.enum(OUTCOMES),
        asked: z.int(),
      }),
    ),
  }),
  params: inCommunity,
  query: reportSpan,
  handler: ({ req, community, query }) => visitReport(req, community, query),
})

const file = defineEndpoint({
  ...managers,
  method: 'get',
  path: '/c/:community/visits/report/file',
  summary: {
    en: 'One table of the same report as CSV.',
    fr: 'Un tableau du même rapport, en CSV.',
  },
  params: inCommunity,
  query: reportSpan.safeExtend({ table: z.enum(VISIT_TABLES).default('hours') }),
  file: 'text/csv',
  response: fileSchema,
  handler: ({ req, community, query: { table, ...span } }) =>
    inTransaction(req, () =>
      exportVisits({ req, community, span, table, locale: localeOfRequest(req) }),
    ),
})

export const visitReportEndpoints = [report, file]
