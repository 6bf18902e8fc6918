import { describe, expect, it } from '@jest/globals'
import { createLogger } from './log.ts'

describe('the log', () => {
  it('is one JSON object a line', () => {
    const lines: string[] = []
    const log = createLogger((line) => lines.push(line))
    log.info('listening', { port: 1 })
    log.warn('two\nlines')
    log.error('failed', new Error('why'), { app: '1' })
    log.error('failed', 'why')
    expect(lines.map((line): unknown => JSON.parse(line))).toMatchObject([
      { level: 'info', msg: 'listening', port: 1 },
      { level: 'warn', msg: 'two\nlines' },
      { level: 'error', msg: 'failed', error: 'why', app: '1' },
      { level: 'error', msg: 'failed', error: 'why' },
    ])
    expect(lines.join('')).not.toContain('\n')
  })
})
