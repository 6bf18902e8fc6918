/**
 * The life of an import. `uploaded`: its file waits to be read; `read`: its columns wait to be
 * named; `checking`, `checked`: the dry run; `importing`, `imported`: the run itself. `failed` may be
 * tried again while the file is there; `expired`: the file is gone.
 */
export const IMPORT_STATES = [
  'uploaded',
  'read',
  'checking',
  'checked',
  'importing',
  'imported',
  'failed',
  'expired',
] as const

/** What becomes of a file with bad rows: nothing of it, or its good rows. */
export const BAD_ROW_POLICIES = ['nothing', 'good-rows'] as const
export type BadRowPolicy = (typeof BAD_ROW_POLICIES)[number]
