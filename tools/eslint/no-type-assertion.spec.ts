import { RuleTester } from 'eslint'
import { parser } from 'typescript-eslint'
import rule from './no-type-assertion.js'
import { ruleTester } from './ruleTester.ts'

const found = [{ messageId: 'found' }]

ruleTester.run('no-type-assertion', rule, {
  valid: [
    "const roles = ['owner'] as const",
    'const table = { a: 1 } satisfies Record<string, number>',
    "import { a as b } from './a'",
    'for (const key in rows) use(key)',
  ],
  invalid: [
    { code: 'const user = value as User', errors: found },
    { code: 'const user = value as unknown as User', errors: [...found, ...found] },
    { code: 'const anything = value as any', errors: found },
  ],
})

// The old form is no JSX: it can only stand in a .ts file.
new RuleTester({ languageOptions: { parser } }).run('no-type-assertion (.ts)', rule, {
  valid: ['const roles = <const>["owner"]'],
  invalid: [{ code: 'const user = <User>value', errors: found }],
})
