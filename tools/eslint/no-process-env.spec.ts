import rule from './no-process-env.js'
import { ruleTester } from './ruleTester.ts'

ruleTester.run('no-process-env', rule, {
  valid: [
    "import { env } from '@/kernel/env'; env.APP_URL",
    'process.exit(1)',
    'const { env } = settings',
    'context.env',
  ],
  invalid: [
    'process.env.SECRET',
    "process['env']",
    'globalThis.process.env.SECRET',
    'const { env } = process',
    "import { env } from 'node:process'",
  ].map((code) => ({ code, errors: [{ messageId: 'found' }] })),
})
