import { ruleTester } from './ruleTester.ts'
import rule from './user-needs-override-access-false.js'

const missing = [{ messageId: 'missing' }]

ruleTester.run('user-needs-override-access-false', rule, {
  valid: [
    "payload.find({ collection: 'units', user, overrideAccess: false })",
    "req.payload.create({ collection: 'units', user: req.user, overrideAccess: false, data })",
    "payload.find({ collection: 'units', req })",
    'payload.logger.error({ user })',
    'repository.find({ user })',
    'payload.find(options)',
  ],
  invalid: [
    { code: "payload.find({ collection: 'units', user })", errors: missing },
    { code: 'req.payload.update({ id, user, overrideAccess })', errors: missing },
    { code: 'payload!.delete({ id, user, overrideAccess: true })', errors: missing },
    { code: '(await getPayload({ config })).count({ ...rest, user })', errors: missing },
  ],
})
