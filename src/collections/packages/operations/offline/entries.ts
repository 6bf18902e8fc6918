import { z } from 'zod'
import { COLLECTOR_KINDS, MOST_AT_ONCE, SIGNATURES } from '../../domain/handover'

/** More than a counter does while a network is away for a night; a device sends the rest after it. */
const MOST_ENTRIES = 50

const shared = {
  id: z.uuid().describe('Made by the device, once: another try with it does nothing twice.'),
  happenedAt: z.iso.datetime().describe('By the clock of the device.'),
}

const intake = z.object({
  ...shared,
  kind: z.literal('intake'),
  // Looked at one by one: what is wrong is kept for a human, and refuses nothing else.
  parcel: z.record(z.string(), z.unknown()).describe('As for one parcel.'),
})

const release = z.object({
  ...shared,
  kind: z.literal('release'),
  unit: z.uuid(),
  parcels: z.array(z.uuid()).min(1).max(MOST_AT_ONCE),
  collectorKind: z.enum(COLLECTOR_KINDS).exclude(['proxy']),
  collector: z.uuid().optional().describe('Membership of the unit.'),
  collectorName: z.string().trim().min(1).max(120),
  signature: z.enum(SIGNATURES),
  signatureFile: z.uuid().optional(),
})

export const entriesInput = z.object({
  device: z.uuid(),
  entries: z
    .array(z.discriminatedUnion('kind', [intake, release]))
    .min(1)
    .max(MOST_ENTRIES),
})

export type Entry = z.output<typeof entriesInput>['entries'][number]
export type ReleaseEntry = z.output<typeof release>

/** `already`: it was taken before. `conflict`: kept, with what it does not fit, for a human. */
const OUTCOMES = ['done', 'already', 'conflict', 'away'] as const

export const entriesAnswer = z.strictObject({
  entries: z.array(
    z.strictObject({
      id: z.uuid(),
      outcome: z
        .enum(OUTCOMES)
        .describe('`away`: nothing was taken, the device tries again. The rest is for good.'),
      message: z.string().nullable().describe('Why it is not simply done.'),
    }),
  ),
})

export type EntryAnswer = z.infer<typeof entriesAnswer>['entries'][number]
