import { isLiteral, literalOptions, localApiOperation, propertyNamed } from './ast.js'

/** @type {import('eslint').Rule.RuleModule} */
export default {
  meta: {
    type: 'problem',
    docs: { description: 'The Local API ignores `user` unless overrideAccess is false' },
    messages: {
      missing:
        'payload.{{operation}} gets a user but no `overrideAccess: false`: it would skip that user’s access rules.',
    },
    schema: [],
  },
  create: (context) => ({
    CallExpression: (node) => {
      const operation = localApiOperation(node)
      const options = literalOptions(node)
      if (operation === undefined || options === undefined) return
      if (propertyNamed(options, 'user') === undefined) return
      const override = propertyNamed(options, 'overrideAccess')
      if (override !== undefined && isLiteral(override.value, false)) return
      context.report({ node, messageId: 'missing', data: { operation } })
    },
  }),
}
