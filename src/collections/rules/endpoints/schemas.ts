import { z } from 'zod'
import { STANDINGS } from '../domain/inForce'
import { VERSION_STATES } from '../domain/states'

const diff = z.array(z.strictObject({ kind: z.enum(['same', 'gone', 'new']), text: z.string() }))
const kind = z.enum(['new', 'changed', 'repealed'])
const acknowledgement = z.strictObject({ at: z.string().nullable() }).nullable()

export const bookLineSchema = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  clauses: z.int().describe('In force today.'),
  coming: z.int().describe('Published, and yet to begin.'),
  toConfirm: z.int().describe('That ask the person for a confirmation which they have not given.'),
})

const clauseSchema = z.strictObject({
  clause: z.uuid(),
  id: z.uuid().describe('Of its version: what others link to.'),
  number: z.string(),
  title: z.string(),
  text: z
    .string()
    .describe('An empty line ends a paragraph; lines that begin with a dash are a list.'),
  language: z.string(),
  isPending: z.boolean(),
  repeals: z.boolean(),
  from: z.string(),
  next: z.strictObject({ id: z.uuid(), from: z.string(), repeals: z.boolean() }).nullable(),
  acknowledgement,
})

export const bookSchema = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  day: z.string(),
  today: z.string(),
  languages: z.array(z.string()),
  language: z.string(),
  isPending: z.boolean(),
  chapters: z.array(
    z.strictObject({
      id: z.uuid(),
      number: z.string(),
      title: z.string(),
      clauses: z.array(clauseSchema),
    }),
  ),
  coming: z.array(
    z.strictObject({
      id: z.uuid(),
      number: z.string(),
      title: z.string(),
      language: z.string(),
      from: z.string(),
      isNew: z.boolean(),
      repeals: z.boolean(),
    }),
  ),
})

export const changeSchema = z.strictObject({
  id: z.uuid(),
  number: z.string(),
  language: z.string(),
  title: diff,
  text: diff,
  kind,
  from: z.string(),
})

const comparedSchema = z.strictObject({ kind, title: diff, text: diff, language: z.string() })

export const versionSchema = z.strictObject({
  id: z.uuid(),
  book: z.strictObject({ id: z.uuid(), title: z.string() }),
  chapter: z.strictObject({ number: z.string(), title: z.string() }),
  number: z.string(),
  title: z.string(),
  text: z.string(),
  language: z.string(),
  languages: z.array(z.string()),
  isPending: z.boolean(),
  repeals: z.boolean(),
  standing: z.enum(STANDINGS),
  from: z.string(),
  until: z.string().nullable(),
  current: z.uuid().nullable(),
  next: z.strictObject({ id: z.uuid(), from: z.string() }).nullable(),
  change: comparedSchema,
  history: z.array(z.strictObject({ id: z.uuid(), from: z.string(), standing: z.enum(STANDINGS) })),
  acknowledgement,
})

export const standingSchema = z.strictObject({
  id: z.uuid(),
  clause: z.uuid(),
  number: z.string(),
  state: z.enum(VERSION_STATES),
  from: z.string().nullable(),
  standing: z.enum(STANDINGS).nullable(),
  author: z.string().nullable(),
  approvedBy: z.string().nullable(),
  mayEdit: z.boolean(),
  mayApprove: z.boolean(),
  isApprover: z.boolean(),
  isFirst: z.boolean(),
  today: z.string(),
  eventId: z.string().nullable(),
  change: comparedSchema.nullable(),
  confirmed: z.strictObject({ people: z.int(), has: z.int() }).nullable(),
})

export const confirmationSchema = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  unit: z.string().nullable(),
  at: z.string().nullable(),
})

export const bookOverviewSchema = z.strictObject({
  id: z.uuid(),
  approved: z.int(),
  inForce: z.int(),
  today: z.string(),
})

export const clauseOverviewSchema = z.strictObject({
  id: z.uuid(),
  versions: z.array(
    z.strictObject({
      id: z.uuid(),
      state: z.enum(VERSION_STATES),
      from: z.string().nullable(),
    }),
  ),
})
