import { literalOptions, localApiOperation, propertyNamed } from './ast.js'

/** @type {import('eslint').Rule.RuleModule} */
export default {
  meta: {
    type: 'problem',
    docs: {
      description: 'A nested call stays in the transaction and in the community of its request',
    },
    messages: {
      missing:
        'payload.{{operation}} without `req` leaves the transaction and its community: pass req.',
    },
    schema: [],
  },
  create: (context) => ({
    CallExpression: (node) => {
      const operation = localApiOperation(node)
      const options = literalOptions(node)
      if (operation === undefined || options === undefined) return
      // A spread may hold req or not: it has to be said.
      if (propertyNamed(options, 'req') !== undefined) return
      context.report({ node, messageId: 'missing', data: { operation } })
    },
  }),
}
