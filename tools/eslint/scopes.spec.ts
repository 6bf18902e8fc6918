import { describe, expect, it } from '@jest/globals'
import { ESLint } from 'eslint'

const eslint = new ESLint()

const ERROR = 2

/** Whether the rule watches a file of this path. */
const watches = async (rule: string, path: string): Promise<boolean> => {
  const config: unknown = await eslint.calculateConfigForFile(path)
  if (typeof config !== 'object' || config === null || !('rules' in config)) return false
  const rules = new Map<string, unknown>(Object.entries(config.rules ?? {}))
  const setting = rules.get(`courtyard/${rule}`)
  return Array.isArray(setting) && setting[0] === ERROR
}

describe.each([
  {
    rule: 'no-process-env',
    on: ['src/kernel/jobs/queue.ts', 'src/entry/web.ts', 'payload.config.ts'],
    off: [
      'src/kernel/env.ts',
      'src/realtime-server/env.ts',
      'src/entry/migrate.ts',
      'launcher/start.mjs',
      'tests/a.ts',
    ],
  },
  {
    rule: 'no-override-access-true',
    on: ['src/collections/users/operations/a.ts', 'src/kernel/tenancy/scope.ts', 'launcher/a.mjs'],
    off: ['src/collections/users/operations/signIn.ts', 'tests/int/users/a.int.spec.ts'],
  },
  {
    rule: 'user-needs-override-access-false',
    on: ['src/app/(portal)/page.tsx', 'src/plugins/polls/jobs/a.ts', 'payload.config.ts'],
    off: ['tests/int/a.int.spec.ts'],
  },
  {
    rule: 'no-get-payload-in-app',
    on: ['src/app/(portal)/c/[slug]/page.tsx', 'src/app/api/route.ts'],
    off: ['src/app/(payload)/admin/[[...segments]]/page.tsx', 'src/kernel/portal/context.ts'],
  },
  {
    rule: 'no-clock-in-domain',
    on: ['src/kernel/domain/money.ts', 'src/plugins/polls/domain/tally.ts'],
    off: ['src/plugins/polls/operations/a.ts', 'src/plugins/polls/domain/tally.spec.ts'],
  },
  {
    rule: 'no-type-assertion',
    on: ['src/kernel/errors.ts', 'src/app/(portal)/page.tsx', 'payload.config.ts'],
    off: ['src/kernel/errors.spec.ts', 'src/payload-types.ts', 'tests/helpers/a.ts'],
  },
  {
    rule: 'payload-calls-pass-req',
    on: [
      'src/hooks/a.ts',
      'src/collections/users/collections/Users/hooks/a.ts',
      'src/plugins/polls/operations/a.ts',
      'src/plugins/polls/endpoints/a.ts',
    ],
    off: ['src/plugins/polls/jobs/a.handler.ts', 'src/plugins/polls/operations/a.spec.ts'],
  },
  {
    rule: 'no-network-in-hooks',
    on: ['src/hooks/a.ts', 'src/collections/users/collections/Users/hooks/a.ts'],
    off: ['src/kernel/notifications/email.ts'],
  },
  {
    rule: 'no-literal-text',
    on: ['src/components/ui/Button.tsx', 'src/plugins/polls/emails/PollClosedEmail.tsx'],
    off: ['src/components/ui/Button.spec.tsx'],
  },
])('$rule', ({ rule, on, off }) => {
  it.each(on)('watches %s', async (path) => {
    expect(await watches(rule, path)).toBe(true)
  })

  it.each(off)('leaves %s', async (path) => {
    expect(await watches(rule, path)).toBe(false)
  })
})
