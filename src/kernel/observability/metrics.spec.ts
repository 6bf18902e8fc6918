import { describe, expect, it } from '@jest/globals'
import { labelOf, metrics } from './metrics'

/** Each of these has a closed list of values in the code that sets it. */
const BOUNDED = new Set([
  'channel',
  'method',
  'outcome',
  'queue',
  'route',
  'state',
  'status',
  'type',
  // What Prometheus itself adds to a histogram.
  'le',
])

describe('the metrics', () => {
  it('have no label whose values could grow with people, addresses or communities', () => {
    const all = metrics().registry.getMetricsAsArray()
    expect(all.length).toBeGreaterThan(15)
    const labels = all.flatMap((metric) => Reflect.get(metric, 'labelNames') as string[])
    expect(labels.length).toBeGreaterThan(10)
    for (const label of labels) expect(BOUNDED).toContain(label)
  })

  it('are one registry for the process, and nothing else goes in under a second name', () => {
    expect(metrics()).toBe(metrics())
  })

  it('count what is on no list together', () => {
    const known = new Set(['package.received'])
    expect(labelOf('package.received', known)).toBe('package.received')
    expect(labelOf('ada@example.org', known)).toBe('other')
  })
})
