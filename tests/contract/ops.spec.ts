import { describe, expect, it } from '@jest/globals'
import { Ajv } from 'ajv'
import { globSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { dashboard, questions, readRoot, rules, selectorsOf } from '../helpers/ops'

const text = { type: 'string', minLength: 10 }
const RULES = {
  type: 'object',
  required: ['groups'],
  additionalProperties: false,
  properties: {
    groups: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['name', 'rules'],
        additionalProperties: false,
        properties: {
          name: { type: 'string' },
          rules: {
            type: 'array',
            minItems: 10,
            items: {
              type: 'object',
              required: ['alert', 'expr', 'for', 'labels', 'annotations'],
              additionalProperties: false,
              properties: {
                alert: { type: 'string', pattern: '^Courtyard[A-Z][A-Za-z]+$' },
                expr: text,
                for: { type: 'string', pattern: String.raw`^\d+[smh]$` },
                labels: {
                  type: 'object',
                  required: ['severity'],
                  additionalProperties: false,
                  properties: { severity: { enum: ['critical', 'warning'] } },
                },
                annotations: {
                  type: 'object',
                  required: ['summary', 'description', 'runbook'],
                  additionalProperties: false,
                  properties: { summary: text, description: text, runbook: text },
                },
              },
            },
          },
        },
      },
    },
  },
}

const isBalanced = (expression: string): boolean => {
  const open: string[] = []
  const pairs: Record<string, string> = { ')': '(', ']': '[', '}': '{' }
  for (const character of expression.replace(/"[^"]*"/g, '""')) {
    if ('([{'.includes(character)) open.push(character)
    else if (character in pairs && open.pop() !== pairs[character]) return false
  }
  return open.length === 0
}

describe('the rules for alerts', () => {
  it('have the form that Prometheus reads, and a wrong one is noticed', () => {
    const validate = new Ajv({ allErrors: true }).compile(RULES)
    const file: unknown = parse(readRoot('ops/prometheus/alerts.yml'))
    validate(file)
    expect(validate.errors).toBeNull()
    const [first] = rules()
    const { annotations, ...bare } = first!
    expect(annotations.summary).not.toBe('')
    expect(validate({ groups: [{ name: 'a', rules: Array(12).fill(bare) }] })).toBe(false)
  })

  it('are each in the runbook, with what it means, what to look at and what to do', () => {
    const runbook = readRoot('docs/operations/alerts.md')
    const sections = new Map(
      runbook
        .split(/^## /m)
        .slice(1)
        .map((section) => [section.slice(0, section.indexOf('\n')), section]),
    )
    for (const { alert, annotations } of rules()) {
      expect(annotations.runbook).toBe(`docs/operations/alerts.md#${alert.toLowerCase()}`)
      const section = sections.get(alert)
      for (const part of ['**Means**', '**Look at**', '**Do**']) expect(section).toContain(part)
    }
    expect(sections.size).toBe(rules().length)
  })

  it('have names of their own', () => {
    const names = rules().map(({ alert }) => alert)
    expect(new Set(names).size).toBe(names.length)
  })
})

describe('the dashboard', () => {
  const { panels } = dashboard()

  it('has a question in every panel, an id of its own, and no panel over another', () => {
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length)
    const drawn = panels.filter(({ type }) => type !== 'row')
    expect(drawn.length).toBeGreaterThan(15)
    for (const { targets = [] } of drawn) {
      expect(targets.length).toBeGreaterThan(0)
      for (const { legendFormat } of targets) expect(legendFormat).not.toBe('')
    }
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from(
        { length: w * h },
        (_, index) => `${x + (index % w)}:${y + Math.floor(index / w)}`,
      ),
    )
    expect(new Set(cells).size).toBe(cells.length)
  })
})

describe('every question to Prometheus', () => {
  it('closes what it opens', () => {
    expect(questions().length).toBeGreaterThan(40)
    for (const question of questions())
      expect([question, isBalanced(question)]).toEqual([question, true])
    expect(isBalanced('sum(rate(a[5m])')).toBe(false)
  })

  it('names only metrics that the product declares', async () => {
    const { metrics } = await import('@/kernel/observability/metrics')
    const { Metrics, toPrometheus } = await import('@/realtime-server/metrics')
    const declared = new Set(
      (await metrics().registry.getMetricsAsJSON()).flatMap(({ name }) => [
        name,
        `${name}_bucket`,
        `${name}_count`,
        `${name}_sum`,
      ]),
    )
    const realtime = toPrometheus(new Metrics().snapshot({ connections: 0, channels: 0, users: 0 }))
    for (const [, name] of realtime.matchAll(/^# TYPE (\S+)/gm)) declared.add(name!)
    const named = questions().flatMap((question) => selectorsOf(question))
    expect(named.length).toBeGreaterThan(50)
    // What Node tells of itself is there once a process is scraped; the browser tests look at that.
    const own = named.filter(({ metric }) => metric.startsWith('courtyard_'))
    for (const { metric } of own) expect(declared).toContain(metric)
  })
})

const sources = (): string[] =>
  globSync('src/**/*.{ts,tsx}', { cwd: path.resolve(import.meta.dirname, '..', '..') }).filter(
    (file) => !file.includes('.spec.') && !file.startsWith(path.join('src', 'realtime-server')),
  )

describe('the description of the log', () => {
  const text = readRoot('docs/operations/logging.md')

  it('has every kind of line', () => {
    const kinds = sources().flatMap((file) =>
      [...readRoot(file).matchAll(/\bmsg: '([^']+)'/g)].map(([, kind]) => kind!),
    )
    expect(kinds.length).toBeGreaterThan(10)
    // A new line of the log is described there, with the fields that it brings.
    expect(kinds.filter((kind) => !text.includes(`\`${kind}\``))).toEqual([])
  })

  it('has every field that a line of ours carries, and every word that is redacted', async () => {
    const calls = sources().flatMap((file) =>
      [...readRoot(file).matchAll(/log\(\)\.\w+\(\{([^}]*)\}/g)].map(([, fields]) => fields!),
    )
    expect(calls.length).toBeGreaterThan(10)
    const named = calls
      .flatMap((fields) => fields.split(','))
      .map((field) => field.split(':')[0]!.trim())
      .filter((name) => /^[a-zA-Z]+$/.test(name))
    expect(new Set(named).size).toBeGreaterThan(10)
    expect(named.filter((name) => !text.includes(`\`${name}\``))).toEqual([])
    const { REDACTED_NAMES } = await import('@/kernel/log')
    for (const name of REDACTED_NAMES) expect(text).toContain(`\`${name}\``)
  })
})

describe('the example for Prometheus', () => {
  it('reads the rules, and scrapes the three processes by the names that the rules know', () => {
    const file = parse(readRoot('ops/prometheus/prometheus.yml')) as {
      rule_files: string[]
      scrape_configs: { job_name: string; static_configs: { targets: string[] }[] }[]
    }
    expect(file.rule_files).toEqual(['alerts.yml'])
    const jobs = file.scrape_configs.map(({ job_name }) => job_name)
    expect(jobs).toEqual(['courtyard-web', 'courtyard-worker', 'courtyard-realtime'])
    expect(questions().join('\n')).toContain('job=~"courtyard-.*"')
  })
})
