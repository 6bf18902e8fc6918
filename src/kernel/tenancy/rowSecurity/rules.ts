/**
 * Who reaches which rows of a table that carries no community, or that others reach too. Each entry
 * is a condition in SQL on the table's own columns; `null`: nobody, through the app's role.
 */
export interface RowRules {
  /** Why this table is an exception; printed by `npm run modules`. */
  reason: string
  read: string
  insert: string | null
  update: string | null
  delete: string | null
  /** What stands there is changed by nobody, the system included. */
  onlyGrows?: true
  /** Columns of links whose rows go together with what they point at. */
  goesWith?: readonly string[]
}

/** Rows of the communities in the scope. */
export const inScope = (column = 'community_id'): string =>
  `${column} = any ((select app_communities())::uuid[])`

/** Rows of the person in the scope. */
export const ofPerson = (column: string): string => `${column} = (select app_person())`

export const hasPower = (power: 'operator' | 'sign-in'): string =>
  `(select app_power()) = '${power}'`

export const either = (...conditions: readonly string[]): string => `(${conditions.join(' or ')})`

/** Tables that no collection stands for, with rules of their own. */
export const KERNEL_TABLES: ReadonlyMap<string, RowRules> = new Map([
  [
    'audit_seals',
    {
      reason: 'the chain over the audit log; a function of the database adds to it',
      read: 'false',
      insert: null,
      update: null,
      delete: null,
      onlyGrows: true,
    },
  ],
])

/** Tables without rows of people: nothing to keep apart. */
export const OPEN_TABLES: ReadonlyMap<string, string> = new Map([
  ['mail_reports', 'ids of a provider’s reports, so that none is taken twice'],
  ['payload_migrations', 'what the database went through; written by its owner alone'],
  ['payload_kv', 'the framework’s cache, unused'],
  ['payload_preferences', 'column choices of the admin panel; Payload asks for their person'],
  ['payload_preferences_rels', 'as payload_preferences'],
  ['rate_limits', 'counts under digests, read before anybody knows who asks'],
  ['sms_sent', 'digests of what was sent, so that nothing is sent twice'],
  ['telegram_bots', 'what the installation’s bot is called'],
  ['worker_heartbeats', 'which workers are alive'],
])
