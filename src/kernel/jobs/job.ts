import type { Payload } from 'payload'
import type { z } from 'zod'

/** A job of a module: which queue, what it carries, and what it does, loaded when first needed. */
export interface JobDefinition {
  /** module + verb + object, in camel case. */
  name: string
  /** Cron expression in UTC, for jobs that run on a schedule. */
  schedule?: string
  input: z.ZodType
  handler: () => Promise<(args: { payload: Payload; data: unknown }) => Promise<void>>
}
