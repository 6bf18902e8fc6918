import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { readerOf, sql } from '@/kernel/database/transaction'
import type { Executor } from '@/kernel/database/transaction'
import { notFound } from '@/kernel/errors'
import { COLUMN_KINDS } from '../domain/columns'
import { ROSTER_ROLES } from '../domain/entry'
import { BAD_ROW_POLICIES, IMPORT_STATES } from '../domain/import'

const columnIndex = z.number().int().min(0).max(59)

/** What a manager says of the file: which column is what. */
export const mappingInput = z.strictObject({
  columns: z.partialRecord(z.enum(COLUMN_KINDS), columnIndex),
  defaultRole: z.enum(ROSTER_ROLES).default('owner'),
  fillDown: z.boolean().default(false),
})
export type MappingInput = z.infer<typeof mappingInput>

const count = z.number().int()
const countsSchema = z.strictObject({
  rows: count,
  newUnits: count,
  changedUnits: count,
  newPeople: count,
  changedPeople: count,
  unchangedPeople: count,
  repeated: count,
  badRows: count,
  missing: count,
  ignored: count,
  /** Some of the people whom the file lacks. */
  missingNames: z.array(z.string()),
})
export type ImportCounts = z.infer<typeof countsSchema>

const previewSchema = z.strictObject({
  headings: z.array(z.string()),
  sample: z.array(z.array(z.string())),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  /** Index of the row with the headings. */
  header: z.number().int(),
})

const shownProblem = z.strictObject({
  row: count,
  column: z.string(),
  code: z.string(),
  value: z.string().optional(),
  other: count.optional(),
})

/** An import as the panel and the API show it. */
export const importSchema = z.strictObject({
  id: z.uuid(),
  fileName: z.string(),
  format: z.string(),
  state: z.enum(IMPORT_STATES),
  preview: previewSchema,
  mapping: mappingInput,
  badRows: z.enum(BAD_ROW_POLICIES),
  done: count,
  total: count,
  counts: countsSchema.nullable(),
  problems: z.array(shownProblem),
  failure: z.string().nullable(),
  startedBy: z.string().nullable(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
})
export type ImportView = z.infer<typeof importSchema>

const SELECT = sql`
  select i.id, i.file_name as "fileName", i.format, i.state, i.preview, i.mapping,
    i.bad_rows as "badRows", i.done::int as done, i.total::int as total, i.counts,
    coalesce(i.problems, '[]'::jsonb) as problems, i.failure, u.name as "startedBy",
    to_char(i.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "createdAt",
    to_char(i.finished_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "finishedAt"
  from roster_imports i left join users u on u.id = i.started_by_id`

const LIST = 20

export const listImports = async (
  req: PayloadRequest,
  community: string,
): Promise<ImportView[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute(
    sql`${SELECT} where i.community_id = ${community} order by i.created_at desc limit ${LIST}`,
  )
  return rows.map((row) => importSchema.parse(row))
}

/** @throws AppError 404 for an import of another community. */
export const importById = async (
  reader: Executor,
  community: string,
  id: string,
): Promise<ImportView> => {
  const { rows } = await reader.execute(
    sql`${SELECT} where i.community_id = ${community} and i.id = ${id}`,
  )
  if (!rows[0]) throw notFound()
  return importSchema.parse(rows[0])
}
