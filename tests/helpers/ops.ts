import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'

const ROOT = path.resolve(import.meta.dirname, '..', '..')
export const readRoot = (name: string): string => readFileSync(path.join(ROOT, name), 'utf8')

export interface Rule {
  alert: string
  expr: string
  for: string
  labels: { severity: string }
  annotations: { summary: string; description: string; runbook: string }
}

export const rules = (): Rule[] => {
  const file = parse(readRoot('ops/prometheus/alerts.yml')) as { groups: { rules: Rule[] }[] }
  return file.groups.flatMap((group) => group.rules)
}

interface Panel {
  id: number
  type: string
  title: string
  targets?: { expr: string; legendFormat: string }[]
  gridPos: { x: number; y: number; w: number; h: number }
}

export interface Dashboard {
  title: string
  uid: string
  panels: Panel[]
}

export const dashboard = (): Dashboard =>
  JSON.parse(readRoot('ops/grafana/courtyard.json')) as Dashboard

/** All that somebody asks Prometheus for. */
export const questions = (): string[] => [
  ...rules().map(({ expr }) => expr),
  ...dashboard().panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)),
]

export interface Selector {
  metric: string
  /** Label -> the values that an equality names. */
  labels: Map<string, string[]>
}

/** What Prometheus itself adds to every series, and `up`, which is its own. */
const OF_PROMETHEUS = new Set(['job', 'instance'])

/** The metrics that a question names, with the labels by which it picks. */
export const selectorsOf = (question: string): Selector[] =>
  [...question.matchAll(/\b((?:courtyard|nodejs|process)_\w+)(?:\{([^}]*)\})?/g)].map(
    ([, metric, picks = '']) => ({
      metric: metric!,
      labels: new Map(
        [...picks.matchAll(/(\w+)\s*(=~|!~|!=|=)\s*"([^"]*)"/g)]
          .filter(([, label]) => !OF_PROMETHEUS.has(label!))
          .map(([, label, operator, value]) => [label!, operator === '=' ? [value!] : []]),
      ),
    }),
  )
