import rule from './no-clock-in-domain.js'
import { ruleTester } from './ruleTester.ts'

ruleTester.run('no-clock-in-domain', rule, {
  valid: [
    'const isOver = (now: Date, end: Date) => now >= end',
    "new Date('2026-01-01T00:00:00Z')",
    'new Date(instant.getTime() + 1000)',
    'Date.UTC(2026, 0, 1)',
    'Math.round(1.5)',
    'clock.now()',
  ],
  invalid: [
    'Date.now()',
    'const clock = Date.now',
    'new Date()',
    'Date()',
    'Math.random()',
    'performance.now()',
    'crypto.randomUUID()',
  ].map((code) => ({ code, errors: [{ messageId: 'found' }] })),
})
