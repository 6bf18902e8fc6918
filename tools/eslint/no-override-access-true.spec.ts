import rule from './no-override-access-true.js'
import { ruleTester } from './ruleTester.ts'

ruleTester.run('no-override-access-true', rule, {
  valid: [
    "payload.find({ collection: 'units', overrideAccess: false, req })",
    'const options = { overrideAccess }',
    'interface Options { overrideAccess: true }',
  ],
  invalid: [
    {
      code: "payload.find({ collection: 'units', overrideAccess: true })",
      errors: [{ messageId: 'found' }],
    },
    { code: "const o = { 'overrideAccess': true }", errors: [{ messageId: 'found' }] },
    { code: 'const o = { overrideAccess: true as boolean }', errors: [{ messageId: 'found' }] },
    { code: 'const o = { overrideAccess: !user }', errors: [{ messageId: 'computed' }] },
  ],
})
