/** What stands in a label or a span in place of an address: a short, closed list. */
export const ROUTE_CLASSES = [
  'health',
  'asset',
  'admin',
  'desk',
  'portal',
  'account',
  'mailbox',
  'api-auth',
  'api-community',
  'api-realtime',
  'api-rest',
  'other',
] as const

type RouteClass = (typeof ROUTE_CLASSES)[number]

const CLASSES: readonly (readonly [RegExp, RouteClass])[] = [
  [/^\/(?:livez|readyz)$/, 'health'],
  [
    /^\/(?:_next|desk-assets|document-assets)\/|^\/(?:favicon\.ico|icon\.svg|manifest\.webmanifest|sw\.js)$/,
    'asset',
  ],
  [/^\/api\/users\/(?:login|logout|me|refresh-token|forgot-password|reset-password)$/, 'api-auth'],
  [/^\/api\/c\//, 'api-community'],
  [/^\/api\/realtime\//, 'api-realtime'],
  [/^\/api(?:\/|$)/, 'api-rest'],
  [/^\/admin(?:\/|$)/, 'admin'],
  [/^\/c\/[^/]+\/(?:desk|gate)(?:\/|$)|^\/desk$/, 'desk'],
  [/^\/(?:sign-in|sign-out|forgot-password|reset-password)$|^\/settings(?:\/|$)/, 'account'],
  [/^\/$|^\/communities$|^\/c\/[^/]+(?:\/|$)/, 'portal'],
  [/^\/mailbox(?:\/|$)/, 'mailbox'],
]

export const routeClassOf = (path: string): RouteClass =>
  CLASSES.find(([pattern]) => pattern.test(path))?.[1] ?? 'other'

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** A client may send any word as its method. */
export const methodLabel = (method: string | undefined): string =>
  method !== undefined && METHODS.has(method) ? method : 'other'

export const statusLabel = (status: number): string =>
  status >= 100 && status < 600 ? `${String(Math.floor(status / 100))}xx` : 'other'

/** The slug of the community that an address names. */
export const communityOfPath = (path: string): string | undefined =>
  /^(?:\/api)?\/c\/([a-z0-9-]{1,64})(?:\/|$)/.exec(path)?.[1]

/** An address for the log: a code or a secret in it opens something to whoever reads on. */
export const pathForLog = (path: string): string =>
  path
    .replace(/(\/(?:(?:by-)?code|pickup|visit|screens?|calendars)\/)[^/]+/, '$1[redacted]')
    .slice(0, 300)
