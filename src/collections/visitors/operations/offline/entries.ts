import { z } from 'zod'

/** More than a gate does while a network is away for a night; a device sends the rest after it. */
const MOST_ENTRIES = 50

const entry = z.object({
  id: z.uuid().describe('Made by the device, once: another try with it does nothing twice.'),
  kind: z.enum(['enter', 'leave']),
  happenedAt: z.iso.datetime().describe('By the clock of the device.'),
  visit: z.uuid().nullable().describe('Null for a pass that is not on the list of the device.'),
  pass: z.uuid().nullable(),
  method: z.enum(['qr', 'list']),
  gate: z.uuid().nullable(),
  name: z.string().trim().max(120).describe('As the device has them.'),
  unit: z.string().trim().max(120),
})
export type Entry = z.output<typeof entry>

export const entriesInput = z.object({
  device: z.uuid(),
  entries: z.array(entry).min(1).max(MOST_ENTRIES),
})

/** `already`: it was taken before. `conflict`: kept, with what it does not fit, for a human. */
const OUTCOMES = ['done', 'already', 'conflict', 'away'] as const

export const entriesAnswer = z.strictObject({
  entries: z.array(
    z.strictObject({
      id: z.uuid(),
      outcome: z
        .enum(OUTCOMES)
        .describe('`away`: nothing was taken, the device tries again. The rest is for good.'),
    }),
  ),
})
export type EntryAnswer = z.infer<typeof entriesAnswer>['entries'][number]
