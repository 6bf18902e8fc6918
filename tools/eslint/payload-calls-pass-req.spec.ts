import rule from './payload-calls-pass-req.js'
import { ruleTester } from './ruleTester.ts'

const missing = [{ messageId: 'missing' }]

ruleTester.run('payload-calls-pass-req', rule, {
  valid: [
    "payload.find({ collection: 'units', req })",
    "req.payload.create({ collection: 'units', data, req: context.req })",
    'payload.find((entry) => entry.isOpen)',
    'payload.logger.info({ msg })',
    'rows.find({ id })',
  ],
  invalid: [
    { code: "payload.find({ collection: 'units' })", errors: missing },
    { code: "req.payload.update({ collection: 'units', id, data })", errors: missing },
    { code: 'args.req.payload.findByID({ ...rest })', errors: missing },
    { code: "await req?.payload?.delete({ collection: 'units', id })", errors: missing },
    { code: "req.payload['count']({ collection: 'units' })", errors: missing },
  ],
})
