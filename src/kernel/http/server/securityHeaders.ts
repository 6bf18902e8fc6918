/** Which policy an address stands under. */
type Surface = 'portal' | 'desk' | 'panel' | 'api'

interface Asked {
  /** Without its query. */
  path: string
  /** Of this one answer; the renderer writes it on the scripts of its own. */
  nonce: string
  /** Whether people reach the installation by https. */
  isTls: boolean
  /** Where a browser finds the realtime service, if not on our own origin. */
  realtimeOrigins: readonly string[]
}

interface Security {
  headers: Readonly<Record<string, string>>
  /** What the renderer is to read its nonce from; null where scripts have none. */
  rendererPolicy: string | null
}

const HSTS_SECONDS = 365 * 24 * 3600

const surfaceOf = (path: string): Surface => {
  if (path === '/admin' || path.startsWith('/admin/')) return 'panel'
  if (path === '/api' || path.startsWith('/api/')) return 'api'
  return /^(?:\/c\/[^/]+)?\/desk(?:\/|$)|^\/c\/[^/]+\/gate(?:\/|$)/.test(path) ? 'desk' : 'portal'
}

const policy = (directives: Record<string, readonly string[]>): string =>
  Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ')

const SELF = "'self'"
const NONE = "'none'"

const shared = (realtimeOrigins: readonly string[]) => ({
  'img-src': [SELF, 'data:', 'blob:'],
  'font-src': [SELF],
  'connect-src': [SELF, ...realtimeOrigins],
  'worker-src': [SELF],
  'manifest-src': [SELF],
  'base-uri': [SELF],
  'form-action': [SELF],
  'object-src': [NONE],
})

/**
 * In portal and desk a script runs only as a file of ours or with the answer's nonce. No
 * `strict-dynamic`: with it Chromium runs an inline script that is put into the document. Where a
 * page is a document of the desk, whatever the person opens from there without a reload,
 * the scanner among it, lives under the desk's policy.
 */
const pagePolicy = (surface: 'portal' | 'desk', { nonce, realtimeOrigins }: Asked): string =>
  policy({
    'default-src': [SELF],
    // First of its kind: the renderer reads its nonce from the first that begins like this.
    'script-src': [SELF, `'nonce-${nonce}'`, ...(surface === 'desk' ? ["'wasm-unsafe-eval'"] : [])],
    'script-src-attr': [NONE],
    'style-src': [SELF, `'nonce-${nonce}'`],
    // Inline `style` attributes carry the community's colour; attributes can have no nonce.
    'style-src-attr': ["'unsafe-inline'"],
    ...shared(realtimeOrigins),
    'frame-ancestors': [NONE],
  })

/** Payload's panel has inline scripts and styles that carry no nonce. */
const panelPolicy = ({ realtimeOrigins }: Asked): string =>
  policy({
    'default-src': [SELF],
    'script-src': [SELF, "'unsafe-inline'"],
    'style-src': [SELF, "'unsafe-inline'"],
    ...shared(realtimeOrigins),
    'frame-ancestors': [SELF],
  })

/** An answer of the API is read by a program; opened as a page it may do nothing. */
const API_POLICY = policy({
  'default-src': [NONE],
  'base-uri': [NONE],
  'form-action': [NONE],
  'frame-ancestors': [NONE],
})

const policyOf = (surface: Surface, asked: Asked): string => {
  switch (surface) {
    case 'portal':
    case 'desk':
      return pagePolicy(surface, asked)
    case 'panel':
      return panelPolicy(asked)
    case 'api':
      return API_POLICY
  }
}

/** What every answer says about how a browser may use it; an answer's own word goes before these. */
export const securityHeaders = (asked: Asked): Security => {
  const surface = surfaceOf(asked.path)
  const contentPolicy = policyOf(surface, asked)
  const isPage = surface === 'portal' || surface === 'desk'
  const camera = surface === 'desk' ? '(self)' : '()'
  return {
    rendererPolicy: isPage ? contentPolicy : null,
    headers: {
      'content-security-policy': contentPolicy,
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': `camera=${camera}, microphone=(), geolocation=(), payment=(), usb=()`,
      'referrer-policy': 'strict-origin-when-cross-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': surface === 'panel' ? 'SAMEORIGIN' : 'DENY',
      ...(asked.isTls && { 'strict-transport-security': `max-age=${HSTS_SECONDS}` }),
    },
  }
}
