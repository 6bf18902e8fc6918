import { describe, expect, it } from '@jest/globals'
import { Metrics, toPrometheus } from './metrics.ts'

describe('Metrics', () => {
  it('count, and read as Prometheus text', () => {
    const metrics = new Metrics()
    metrics.add('frames_sent')
    metrics.add('frames_sent', 2)
    const snapshot = metrics.snapshot({ connections: 4, channels: 0, users: 0 })
    expect(snapshot).toMatchObject({ frames_sent: 3, connections: 4, internal_errors: 0 })
    const lines = toPrometheus(snapshot).split('\n')
    expect(lines).toContain('# TYPE courtyard_realtime_connections gauge')
    expect(lines).toContain('courtyard_realtime_connections 4')
    expect(lines).toContain('# TYPE courtyard_realtime_frames_sent_total counter')
    expect(lines).toContain('courtyard_realtime_frames_sent_total 3')
    expect(lines.at(-1)).toBe('')
  })
})
