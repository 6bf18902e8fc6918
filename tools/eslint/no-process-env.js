import { memberName } from './ast.js'

/** @type {import('eslint').Rule.RuleModule} */
export default {
  meta: {
    type: 'problem',
    docs: { description: 'Environment variables are validated once, in an env.ts' },
    messages: {
      found: 'Read the validated value from the env module; process.env is read only there.',
    },
    schema: [],
  },
  create: (context) => ({
    MemberExpression: (node) => {
      if (memberName(node) !== 'env') return
      const holder = node.object
      const isProcess =
        (holder.type === 'Identifier' && holder.name === 'process') ||
        memberName(holder) === 'process'
      if (isProcess) context.report({ node, messageId: 'found' })
    },
    VariableDeclarator: (node) => {
      if (node.init?.type !== 'Identifier' || node.init.name !== 'process') return
      if (node.id.type !== 'ObjectPattern') return
      const takesEnv = node.id.properties.some(
        (property) => property.type === 'Property' && property.key.name === 'env',
      )
      if (takesEnv) context.report({ node, messageId: 'found' })
    },
    ImportSpecifier: (node) => {
      const isFromProcess = ['process', 'node:process'].includes(node.parent.source.value)
      if (isFromProcess && node.imported.name === 'env') {
        context.report({ node, messageId: 'found' })
      }
    },
  }),
}
