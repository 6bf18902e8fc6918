import { memberName } from './ast.js'

const NAMES = new Set(['getPayload', 'getPayloadHMR'])

/** @type {import('eslint').Rule.RuleModule} */
export default {
  meta: {
    type: 'problem',
    docs: { description: 'Pages read through the portal context, never through a bare Payload' },
    messages: {
      found: 'Pages use getPortalContext: {{name}} has neither the person nor the community.',
    },
    schema: [],
  },
  create: (context) => ({
    ImportSpecifier: (node) => {
      const name = node.imported.name ?? node.imported.value
      if (NAMES.has(name)) context.report({ node, messageId: 'found', data: { name } })
    },
    MemberExpression: (node) => {
      const name = memberName(node)
      if (name !== undefined && NAMES.has(name)) {
        context.report({ node, messageId: 'found', data: { name } })
      }
    },
    'VariableDeclarator > ObjectPattern > Property': (node) => {
      const name = node.key.name
      if (NAMES.has(name)) context.report({ node, messageId: 'found', data: { name } })
    },
  }),
}
