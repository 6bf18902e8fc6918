import { describe, expect, it } from '@jest/globals'
import { Ajv } from 'ajv'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { parseDotenv } from '../../launcher/lib/dotenv.mjs'

const ROOT = path.resolve(import.meta.dirname, '..', '..')
const read = (name: string) => readFileSync(path.join(ROOT, name), 'utf8')

interface Service {
  image?: string
  build?: string
  user?: string
  command?: string[]
  restart?: string
  cap_drop?: string[]
  security_opt?: string[]
  environment?: Record<string, string>
  depends_on?: Record<string, { condition: string }>
  networks?: string[]
  volumes?: string[]
  configs?: { source: string }[]
  ports?: string[]
  healthcheck: { disable?: boolean; test?: string[] }
}
interface Compose {
  services: Record<string, Service>
  networks: Record<string, { internal?: boolean } | null>
  volumes: Record<string, unknown>
  configs: Record<string, { content: string }>
}

/**
 * The part of the Compose file format that we use, and nothing else: Compose itself refuses an
 * unknown key, so a misspelt one must not get as far as somebody's server.
 */
const strings = { type: 'array', items: { type: 'string' } }
const duration = { type: 'string', pattern: String.raw`^\d+(ms|s|m|h)$` }
const SCHEMA = {
  type: 'object',
  required: ['name', 'services'],
  additionalProperties: false,
  patternProperties: { '^x-': {} },
  properties: {
    name: { type: 'string', pattern: '^[a-z0-9][a-z0-9_-]*$' },
    services: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        required: ['image', 'user', 'healthcheck'],
        additionalProperties: false,
        properties: {
          build: { type: 'string' },
          cap_add: strings,
          cap_drop: strings,
          command: strings,
          configs: {
            type: 'array',
            items: {
              type: 'object',
              required: ['source', 'target'],
              additionalProperties: false,
              properties: { source: { type: 'string' }, target: { type: 'string' } },
            },
          },
          depends_on: {
            type: 'object',
            additionalProperties: {
              type: 'object',
              required: ['condition'],
              additionalProperties: false,
              properties: {
                condition: {
                  enum: ['service_started', 'service_healthy', 'service_completed_successfully'],
                },
              },
            },
          },
          environment: { type: 'object', additionalProperties: { type: 'string' } },
          healthcheck: {
            type: 'object',
            additionalProperties: false,
            properties: {
              disable: { type: 'boolean' },
              test: { ...strings, minItems: 2 },
              interval: duration,
              timeout: duration,
              start_period: duration,
              start_interval: duration,
              retries: { type: 'integer' },
            },
          },
          image: { type: 'string' },
          init: { type: 'boolean' },
          logging: {
            type: 'object',
            additionalProperties: false,
            properties: {
              driver: { type: 'string' },
              options: { type: 'object', additionalProperties: { type: 'string' } },
            },
          },
          network_mode: { type: 'string' },
          networks: strings,
          ports: strings,
          restart: {
            type: 'string',
            pattern: String.raw`^(no|always|unless-stopped|on-failure(:\d+)?)$`,
          },
          security_opt: strings,
          shm_size: { type: 'string' },
          stop_signal: { type: 'string' },
          user: { type: 'string' },
          volumes: strings,
        },
      },
    },
    configs: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        required: ['content'],
        additionalProperties: false,
        properties: { content: { type: 'string' } },
      },
    },
    networks: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        additionalProperties: false,
        properties: { internal: { type: 'boolean' }, ipam: { type: 'object' } },
      },
    },
    volumes: { type: 'object', additionalProperties: { type: 'null' } },
  },
}

const text = read('docker-compose.yml')
const compose = parse(text, { merge: true }) as Compose
const services = Object.entries(compose.services)

describe('docker-compose.yml', () => {
  it('has the form that Compose reads, and a wrong one is noticed', () => {
    const validate = new Ajv({ allErrors: true }).compile(SCHEMA)
    validate(compose)
    expect(validate.errors).toBeNull()
    expect(validate({ ...compose, service: {} })).toBe(false)
    const web = { ...compose.services['web'], health_check: {} }
    expect(validate({ ...compose, services: { ...compose.services, web } })).toBe(false)
  })

  it('is the whole stack', () => {
    expect(services.map(([name]) => name).toSorted()).toEqual([
      'caddy',
      'folders',
      'mailpit',
      'migrate',
      'postgres',
      'realtime',
      'storage',
      'web',
      'worker',
    ])
  })

  it('refers only to what it declares', () => {
    for (const [, service] of services) {
      expect(Object.keys(compose.services)).toEqual(
        expect.arrayContaining(Object.keys(service.depends_on ?? {})),
      )
      expect(Object.keys(compose.networks)).toEqual(expect.arrayContaining(service.networks ?? []))
      expect(Object.keys(compose.configs)).toEqual(
        expect.arrayContaining((service.configs ?? []).map(({ source }) => source)),
      )
      const named = (service.volumes ?? []).map((volume) => volume.split(':')[0] ?? '')
      expect(Object.keys(compose.volumes)).toEqual(
        expect.arrayContaining(named.filter((name) => !name.startsWith('.'))),
      )
    }
  })

  it('asks only those for their health who have a check', () => {
    const waits = services.flatMap(([, { depends_on = {} }]) => Object.entries(depends_on))
    const asked = waits.filter(([, { condition }]) => condition === 'service_healthy')
    expect(asked.length).toBeGreaterThan(3)
    for (const [name] of asked) expect(compose.services[name]?.healthcheck.test).toBeDefined()
    const unchecked = services.filter(([, { healthcheck }]) => healthcheck.disable)
    expect(unchecked.map(([name]) => name).toSorted()).toEqual(['folders', 'migrate', 'worker'])
  })

  it('pins every image', () => {
    for (const [, { image, build }] of services) {
      expect(image).toMatch(build ? /^courtyard:local$/ : /:v?\d+\.\d+(\.\d+)?(-alpine)?$/)
    }
  })

  it('runs nothing that stays as root, and lets nothing gain rights', () => {
    for (const [name, service] of services) {
      expect(service.cap_drop).toEqual(['ALL'])
      expect(service.security_opt).toEqual(['no-new-privileges:true'])
      // It gives new volumes to their users, without a network, and ends.
      if (name === 'folders') expect(service.restart).toBe('no')
      else expect(service.user).toMatch(/^(node|postgres|1000:1000)$/)
    }
  })

  it('has no secret of its own: each is demanded by name', () => {
    const secrets = services.flatMap(([, { environment = {} }]) =>
      Object.entries(environment).filter(([name]) =>
        /PASSWORD|SECRET|_KEY(_ID)?$|^DATABASE/.test(name),
      ),
    )
    expect(secrets.length).toBeGreaterThan(20)
    for (const [name, value] of secrets) {
      // Without these something is not offered; an installation of the release before has none.
      if (name.startsWith('RESEND_') || name === 'VAPID_PRIVATE_KEY') {
        expect(value).toBe(`\${${name}:-}`)
        continue
      }
      expect(value).toMatch(/\$\{[A-Z0-9_]+:\?set [A-Z0-9_]+ in \.env\}/)
    }
  })

  it('opens Caddy to the world, the mail catcher to the host, and nothing else', () => {
    const open = services.filter(([, { ports }]) => ports).map(([name, { ports }]) => [name, ports])
    expect(open).toEqual([
      ['caddy', ['80:8080', '443:8443']],
      ['mailpit', ['127.0.0.1:8025:8025']],
    ])
    expect(compose.networks['inside']?.internal).toBe(true)
    for (const name of ['postgres', 'storage', 'realtime']) {
      expect(compose.services[name]?.networks).toEqual(['inside'])
    }
  })

  it('shows metrics when they are asked for, for a token, and never through Caddy', () => {
    for (const name of ['web', 'worker']) {
      expect(compose.services[name]?.environment).toMatchObject({
        METRICS_PORT: '${METRICS_PORT:-}',
        METRICS_WORKER_PORT: '${METRICS_PORT:-}',
        METRICS_TOKEN: '${METRICS_TOKEN:-}',
      })
    }
    const caddyfile = compose.configs['caddyfile']!.content
    expect([...caddyfile.matchAll(/reverse_proxy (\S+)/g)].map(([, target]) => target)).toEqual([
      'web:3000',
    ])
  })

  it('lets the portal see Caddy on one network alone, which it trusts', () => {
    const ofCaddy = compose.services['caddy']?.networks ?? []
    const others = services.filter(([name]) => name !== 'caddy')
    const shared = others.map(([name, { networks = [] }]) => [
      name,
      networks.filter((network) => ofCaddy.includes(network)),
    ])
    expect(shared.filter(([, networks]) => networks?.length)).toEqual([['web', ['edge']]])
    expect(text).toContain('subnet: 10.231.7.0/24')
    expect(compose.services['web']?.environment?.['TRUSTED_PROXIES']).toBe('10.231.7.0/24')
  })
})

describe('.env.example', () => {
  it('names every setting that Compose demands', () => {
    const demanded = new Set([...text.matchAll(/\$\{([A-Z0-9_]+):\?/g)].map(([, name]) => name))
    const example = read('.env.example')
    expect(demanded.size).toBeGreaterThan(10)
    for (const name of demanded) expect(example).toMatch(new RegExp(`^#${name ?? ''}=`, 'm'))
  })

  it('changes nothing when it is copied as it is', () => {
    expect(parseDotenv(read('.env.example'))).toEqual({})
  })
})

describe('the Dockerfile', () => {
  const dockerfile = read('Dockerfile')
  const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '))

  it('ends in an image that is not root, checks its health, and has no build tools', () => {
    expect(last).toMatch(/^USER node$/m)
    expect(last).toMatch(/^HEALTHCHECK .*\\\n.*\/livez/m)
    expect(last).toContain('COPY --from=runtime-packages')
    expect(last).not.toMatch(/npm (ci|install)/)
  })

  it('uses the Node that the repository names', () => {
    expect(dockerfile).toContain(`FROM node:${read('.nvmrc').trim()}-slim AS base`)
  })

  it('copies no secret and no data into the image', () => {
    expect(read('.dockerignore').split('\n')).toEqual(
      expect.arrayContaining(['.env', '.env.*', '.data', '.git']),
    )
    expect(dockerfile).not.toMatch(/^(ARG|ENV) .*(SECRET|PASSWORD|TOKEN)/m)
  })
})
