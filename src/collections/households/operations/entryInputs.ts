import { z } from 'zod'
import type { EntryKind } from '../domain/entries'
import { CONTACT_KINDS, RELATIONS, SPECIES, VEHICLE_KINDS } from '../domain/kinds'

const required = (max: number) => z.string().trim().min(1).max(max)
const optional = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .transform((value) => (value === '' ? null : value))
    .optional()
// A box that is not ticked is not in the form at all.
const box = z
  .string()
  .optional()
  .transform((value) => value !== undefined && value !== '')
const year = z
  .string()
  .trim()
  .regex(/^(?:\d{4})?$/)
  .transform((value) => (value === '' ? null : Number(value)))
  .optional()

/** What the forms send: texts, as browsers send them. */
export const INPUTS = {
  members: z.object({
    name: required(120),
    relation: z.enum(RELATIONS),
    isChild: box,
    birthYear: year,
    phone: optional(40),
  }),
  contacts: z.object({
    kind: z.enum(CONTACT_KINDS),
    name: required(120),
    phone: required(40),
    note: optional(200),
    forUnit: box,
  }),
  vehicles: z.object({
    plate: required(20),
    kind: z.enum(VEHICLE_KINDS),
    description: optional(80),
  }),
  pets: z.object({ name: required(60), species: z.enum(SPECIES), note: optional(200) }),
  absences: z.object({
    from: z.iso.date(),
    until: z.iso.date(),
    holdParcels: box,
    note: optional(200),
  }),
  assistance: z.object({
    needs: required(1000),
    whereToFind: optional(300),
    whatHelps: optional(500),
    member: z.union([z.literal(''), z.uuid()]).optional(),
  }),
} as const satisfies Record<EntryKind, z.ZodType>
