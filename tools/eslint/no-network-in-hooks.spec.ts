import rule from './no-network-in-hooks.js'
import { ruleTester } from './ruleTester.ts'

ruleTester.run('no-network-in-hooks', rule, {
  valid: [
    'await emit(req, packageReceived({ id }))',
    'const trigger = before.trigger',
    'prefetch(id)',
  ],
  invalid: [
    'await sendEmail({ to })',
    'await req.payload.sendEmail({ to })',
    'await transport.sendMail({ to })',
    'await pusher.trigger(channel, name, data)',
    'await pusher.triggerBatch(batch)',
    "await fetch('https://example.org')",
    "await globalThis.fetch('https://example.org')",
  ].map((code) => ({ code, errors: [{ messageId: 'found' }] })),
})
