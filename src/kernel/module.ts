import type { CollectionConfig, Endpoint } from 'payload'
import type { Assignment } from './assignments'
import { POLICY_KEYS } from './access/policy'
import { worksInPanel } from './access/worksInPanel'
import type { CollectionPolicy } from './access/policy'
import type { EventDefinition } from './events/event'
import type { AnyReaction } from './events/reaction'
import type { FilePurpose } from './files/purposes'
import { clampLimit } from './http/clampLimit'
import type { EndpointDefinition } from './http/defineEndpoint'
import type { ErrorCatalogue } from './http/errorCatalogue'
import { withoutNullGroups } from './http/withoutNullGroups'
import { limitRest } from './http/rateLimit/limitRest'
import type { JobDefinition } from './jobs/job'
import type { Reportable } from './moderation/reportables'
import type { AnyNotificationKind } from './notifications/kind'
import type { PersonLinks } from './personLinks'
import type { AnyLiveUpdate } from './realtime/live'
import { guardCommunity, guardCreate } from './tenancy/guardCommunity'
import type { AnyAccessChange } from './realtime/accessChange'
import type { ChannelGate } from './realtime/gates'
import type { RecordLink } from './recordLinks'
import type { SearchSource } from './search'
import { lockRow } from './tenancy/lockRow'
import { refuseReferenced } from './tenancy/refuseReferenced'
import type { InstallOptions } from './tenancy/rowSecurity/install'
import type { RowRules } from './tenancy/rowSecurity/rules'
import { wallsOf } from './tenancy/rowSecurity/wallsOf'

/**
 * `community`: rows belong to one community. `platform`: rows of the installation itself.
 * `personal`: rows belong to a person. There is no default.
 */
export type CollectionScope = 'community' | 'platform' | 'personal'

export interface ModuleCollection {
  scope: CollectionScope
  policy: CollectionPolicy
  /**
   * Who reaches which rows in the database itself. Rows of a community need no word; for all others
   * there is no default.
   */
  rows?: RowRules
  /** The same for tables of the collection's arrays, by field, where the row's own do not fit. */
  childRows?: Readonly<Record<string, RowRules>>
  /** Links whose rows go with their target; all others keep it from being deleted. */
  onDelete?: Readonly<Record<string, 'cascade'>>
  config: Omit<CollectionConfig, 'access'>
}

export interface Module {
  name: string
  collections: ModuleCollection[]
  events?: EventDefinition[]
  notifications?: AnyNotificationKind[]
  live?: AnyLiveUpdate[]
  accessChanges?: AnyAccessChange[]
  /** What follows here from events, of this module or of others. */
  reactions?: AnyReaction[]
  /** Channels of the module's own, and who may join them. */
  channels?: ChannelGate[]
  /** What files of the module are for, and who may have them. */
  filePurposes?: FilePurpose[]
  /** Records of the module that a conversation can be about. */
  recordLinks?: RecordLink[]
  /** What the search of a community finds here. */
  searchSources?: SearchSource[]
  /** What people may report to the management, and how it is taken away. */
  reportables?: Reportable[]
  assignments?: Assignment[]
  /** Records of the module at which staff’s looks are written down, by the word that stands in the log. */
  looks?: readonly string[]
  /** Every column of the module's tables that names an account; a test finds one that is missing. */
  personLinks?: PersonLinks
  jobs?: JobDefinition[]
  endpoints?: EndpointDefinition[]
  /**
   * Tables of the module that no collection stands for, because nobody lists or edits their rows:
   * secrets, codes, counters. A migration makes them; who reaches which row is said here.
   */
  tables?: Readonly<Record<string, RowRules>>
  /** Codes of the module's own refusals; what they say stands in its messages. */
  errors?: ErrorCatalogue
}

export interface Manifest {
  modules: readonly Module[]
  collections: CollectionConfig[]
  endpoints: Endpoint[]
  /** Slugs of the collections whose rows carry a community. */
  communityScoped: ReadonlySet<string>
  scopes: ReadonlyMap<string, CollectionScope>
  /** What the database is told of the tables. */
  walls: InstallOptions
  errors: ErrorCatalogue
}

export class ManifestError extends Error {
  override readonly name = 'ManifestError'
}

const SCOPES: readonly CollectionScope[] = ['community', 'platform', 'personal']
const NAME = /^[a-z][a-z0-9-]*$/
/** Postgres cuts names at 63 characters; a slug is the stem of many. */
const MAX_SLUG = 30

const problemsOfCollection = ({ scope, policy, rows, config }: ModuleCollection): string[] => {
  const problems: string[] = []
  const { slug } = config
  if (!NAME.test(slug)) problems.push(`${slug}: a slug is kebab-case`)
  if (slug.length > MAX_SLUG)
    problems.push(`${slug}: a slug has at most ${String(MAX_SLUG)} characters`)
  if (!SCOPES.includes(scope)) problems.push(`${slug}: has no scope`)
  if (scope !== 'community' && !rows) problems.push(`${slug}: does not say whose rows are whose`)
  const missing = POLICY_KEYS.filter((key) => typeof policy[key] !== 'function')
  if (missing.length > 0) problems.push(`${slug}: has no rule for ${missing.join(', ')}`)
  if (config.auth && typeof policy.unlock !== 'function') {
    problems.push(`${slug}: has no rule for unlock`)
  }
  if (config.lockDocuments !== false) problems.push(`${slug}: lockDocuments must be false`)
  if (config.upload && typeof config.upload === 'object' && !config.upload.mimeTypes?.length) {
    problems.push(`${slug}: an upload collection lists its mimeTypes`)
  }
  return problems
}

const repeated = (names: readonly string[]): string[] => [
  ...new Set(names.filter((name, index) => names.indexOf(name) !== index)),
]

/** Declares a module; `composeModules` checks it together with all others. */
export const defineModule = (module: Module): Module => module

const problemsOf = (modules: readonly Module[]): string[] => {
  const collections = modules.flatMap((module) => module.collections)
  const declared = new Set(modules.flatMap(({ events }) => events ?? []).map(({ type }) => type))
  const used = modules.flatMap(({ notifications, live, accessChanges, reactions }) => [
    ...(notifications ?? []).map(({ eventType }) => eventType),
    ...(live ?? []).map(({ eventType }) => eventType),
    ...(accessChanges ?? []).map(({ eventType }) => eventType),
    ...(reactions ?? []).map(({ eventType }) => eventType),
  ])
  return [
    ...modules.filter(({ name }) => !NAME.test(name)).map(({ name }) => `module ${name}: bad name`),
    ...repeated(modules.map(({ name }) => name)).map((name) => `module ${name}: declared twice`),
    ...repeated(collections.map(({ config }) => config.slug)).map((s) => `${s}: declared twice`),
    ...repeated([...modules.flatMap(({ events }) => events ?? [])].map(({ type }) => type)).map(
      (type) => `event ${type}: declared twice`,
    ),
    ...repeated(modules.flatMap(({ recordLinks }) => recordLinks ?? []).map((l) => l.type)).map(
      (name) => `record link ${name}: declared twice`,
    ),
    ...repeated(modules.flatMap(({ searchSources }) => searchSources ?? []).map((s) => s.name)).map(
      (name) => `search source ${name}: declared twice`,
    ),
    ...repeated(modules.flatMap(({ reportables }) => reportables ?? []).map((r) => r.kind)).map(
      (name) => `reportable ${name}: declared twice`,
    ),
    ...repeated(modules.flatMap(({ filePurposes }) => filePurposes ?? []).map((p) => p.name)).map(
      (name) => `file purpose ${name}: declared twice`,
    ),
    ...repeated(modules.flatMap(({ jobs }) => jobs ?? []).map(({ name }) => name)).map(
      (name) => `job ${name}: declared twice`,
    ),
    ...repeated(
      modules.flatMap(({ endpoints }) => endpoints ?? []).map((e) => `${e.method} ${e.path}`),
    ).map((name) => `endpoint ${name}: declared twice`),
    ...repeated(modules.flatMap(({ errors }) => Object.keys(errors ?? {}))).map(
      (code) => `error ${code}: declared twice`,
    ),
    ...repeated(modules.flatMap(({ tables }) => Object.keys(tables ?? {}))).map(
      (name) => `table ${name}: declared twice`,
    ),
    ...repeated(modules.flatMap(({ personLinks }) => Object.keys(personLinks ?? {}))).map(
      (name) => `person link ${name}: declared twice`,
    ),
    ...used.filter((type) => !declared.has(type)).map((type) => `event ${type}: not declared`),
    ...collections.flatMap(problemsOfCollection),
  ]
}

const compose = (
  { scope, policy, config }: ModuleCollection,
  communityScoped: ReadonlySet<string>,
  all: readonly ModuleCollection[],
): CollectionConfig => {
  const { hooks } = config
  const guard = guardCommunity({ communityScoped, usersSlug: 'users' })
  return {
    ...config,
    access: { ...policy, admin: ({ req }) => worksInPanel(req) },
    disableBulkEdit: true,
    hooks: {
      ...hooks,
      beforeOperation: [
        limitRest,
        clampLimit,
        withoutNullGroups,
        lockRow,
        ...(hooks?.beforeOperation ?? []),
      ],
      beforeChange: [
        ...(hooks?.beforeChange ?? []),
        // Last, so that it sees what would be stored.
        ...(scope === 'community' ? [guard] : []),
      ],
      afterChange: [...(scope === 'community' ? [guardCreate] : []), ...(hooks?.afterChange ?? [])],
      beforeDelete: [refuseReferenced(config.slug, all), ...(hooks?.beforeDelete ?? [])],
    },
  }
}

/**
 * Puts the modules together and refuses what is incomplete: a scope, an access rule, a name that
 * is there twice. What is not listed here does not exist for the product.
 * @throws ManifestError with every problem.
 */
export const composeModules = (modules: readonly Module[]): Manifest => {
  const problems = problemsOf(modules)
  if (problems.length > 0) {
    throw new ManifestError(`The modules do not fit together:\n  ${problems.join('\n  ')}`)
  }
  const all = modules.flatMap((module) => module.collections)
  const communityScoped = new Set(
    all.filter(({ scope }) => scope === 'community').map(({ config }) => config.slug),
  )
  return {
    modules,
    collections: all.map((collection) => compose(collection, communityScoped, all)),
    endpoints: modules.flatMap(({ endpoints }) => endpoints ?? []).map((e) => e.toPayload()),
    communityScoped,
    scopes: new Map(all.map(({ config, scope }) => [config.slug, scope])),
    walls: wallsOf(
      all,
      modules.flatMap(({ tables }) => Object.entries(tables ?? {})),
    ),
    errors: Object.fromEntries(modules.flatMap(({ errors }) => Object.entries(errors ?? {}))),
  }
}
