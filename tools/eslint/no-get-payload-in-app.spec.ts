import rule from './no-get-payload-in-app.js'
import { ruleTester } from './ruleTester.ts'

const found = [{ messageId: 'found' }]

ruleTester.run('no-get-payload-in-app', rule, {
  valid: [
    "import { getPortalContext } from '@/kernel/portal'",
    "import type { Payload } from 'payload'",
  ],
  invalid: [
    { code: "import { getPayload } from 'payload'", errors: found },
    { code: "import { getPayload as load } from 'payload'", errors: found },
    { code: "const { getPayload } = await import('payload')", errors: found },
    { code: "(await import('payload')).getPayload({ config })", errors: found },
  ],
})
