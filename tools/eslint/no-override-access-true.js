import { isLiteral, unwrap } from './ast.js'

/** @type {import('eslint').Rule.RuleModule} */
export default {
  meta: {
    type: 'problem',
    docs: { description: 'Access rules are skipped only in the one named place' },
    messages: {
      found:
        'overrideAccess: true skips every access rule. Pass false with `user` or `req`, or use a request of systemRequest(payload, reason).',
      computed: 'A bypass must not hang on an expression: write overrideAccess: false.',
    },
    schema: [],
  },
  create: (context) => ({
    Property: (node) => {
      const name = node.key.type === 'Literal' ? node.key.value : node.key.name
      if (name !== 'overrideAccess') return
      if (isLiteral(node.value, true)) context.report({ node, messageId: 'found' })
      // `overrideAccess: !user` turns a missing user into full power.
      if (unwrap(node.value)?.type === 'UnaryExpression') {
        context.report({ node, messageId: 'computed' })
      }
    },
  }),
}
