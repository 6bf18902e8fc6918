import { z } from 'zod'
import { AuditEntries } from './audit/collections/AuditEntries'
import { IdempotencyKeys } from './http/collections/IdempotencyKeys'
import { deskDeviceEndpoints } from './devices/endpoints'
import { deviceTables } from './devices/tables'
import { fileEndpoints } from './files/endpoints'
import { fileTables } from './files/tables'
import { kernelErrors } from './http/errorCatalogue'
import { jobEndpoints } from './jobs/endpoints'
import { kernelLinks } from './kernelLinks'
import type { Module } from './module'
import { Deliveries } from './notifications/collections/Deliveries'
import { DataLooks } from './privacy/collections/DataLooks'
import { bellScreens, noticeChanged } from './notifications/bell'
import { noticeEndpoints } from './notifications/endpoints'
import { noticeTables } from './notifications/tables'
import { noticeLinks } from './notifications/personLinks'
import { mailReport } from './notifications/reports/report'
import { realtimeAuth } from './realtime/authEndpoint'

/** What the kernel itself brings: its tables, its endpoints, its housekeeping. */
export const kernelModule: Module = {
  name: 'kernel',
  collections: [AuditEntries, DataLooks, Deliveries, IdempotencyKeys],
  endpoints: [
    realtimeAuth,
    ...jobEndpoints,
    ...noticeEndpoints,
    ...fileEndpoints,
    ...deskDeviceEndpoints,
  ],
  errors: kernelErrors,
  events: [noticeChanged],
  live: [bellScreens],
  tables: { ...noticeTables, ...fileTables, ...deviceTables },
  personLinks: { ...kernelLinks, ...noticeLinks },
  jobs: [
    {
      name: 'kernelMakeThumbnail',
      input: z.object({ community: z.uuid(), id: z.uuid() }),
      handler: async () => (await import('./files/makeThumbnail')).makeThumbnail,
    },
    {
      name: 'kernelDrawFirstPages',
      schedule: '52 * * * *',
      input: z.object({}),
      handler: async () => (await import('./files/drawFirstPages')).drawFirstPagesJob,
    },
    {
      name: 'kernelSweepFiles',
      schedule: '37 * * * *',
      input: z.object({}),
      handler: async () => (await import('./files/sweepStored')).sweepStoredJob,
    },
    {
      name: 'kernelRewrapFileKeys',
      schedule: '7 2 * * *',
      input: z.object({}),
      handler: async () => (await import('./files/rewrapKeys')).rewrapKeysJob,
    },
    {
      name: 'kernelReleaseHeld',
      schedule: '* * * * *',
      input: z.object({}),
      handler: async () => (await import('./notifications/releaseHeld')).releaseHeld,
    },
    {
      name: 'kernelClimbLadders',
      schedule: '* * * * *',
      input: z.object({}),
      handler: async () => (await import('./notifications/climbLadders')).climbLadders,
    },
    {
      name: 'kernelNoteMailReport',
      input: mailReport,
      handler: async () => (await import('./notifications/reports/noteReport')).noteReport,
    },
    {
      name: 'kernelForgetOldReports',
      schedule: '27 3 * * *',
      input: z.object({}),
      handler: async () => (await import('./notifications/reports/noteReport')).forgetOldReports,
    },
    {
      name: 'kernelForgetOldAnswers',
      schedule: '41 * * * *',
      input: z.object({}),
      handler: async () => (await import('./http/forgetOldAnswers')).forgetOldAnswers,
    },
    {
      name: 'kernelForgetOldCounts',
      schedule: '11 * * * *',
      input: z.object({}),
      handler: async () => (await import('./http/rateLimit/forgetOldCounts')).forgetOldCounts,
    },
    {
      name: 'kernelForgetOldTexts',
      schedule: '23 3 * * *',
      input: z.object({}),
      handler: async () => (await import('./sms/forgetOldKeys')).forgetOldKeys,
    },
  ],
}
