import { memberName } from './ast.js'

/** Members that give another answer each time. */
const IMPURE = {
  Date: ['now'],
  Math: ['random'],
  performance: ['now', 'timeOrigin'],
  crypto: ['randomUUID', 'getRandomValues'],
}

/** @type {import('eslint').Rule.RuleModule} */
export default {
  meta: {
    type: 'problem',
    docs: { description: 'Domain rules are pure: time and chance come in as arguments' },
    messages: {
      found: '{{name}} makes the rule impure: take the time or the value as an argument.',
    },
    schema: [],
  },
  create: (context) => ({
    MemberExpression: (node) => {
      if (node.object.type !== 'Identifier') return
      const name = memberName(node)
      const members = Object.hasOwn(IMPURE, node.object.name) ? IMPURE[node.object.name] : []
      if (name !== undefined && members.includes(name)) {
        context.report({ node, messageId: 'found', data: { name: `${node.object.name}.${name}` } })
      }
    },
    'NewExpression[callee.name="Date"][arguments.length=0]': (node) => {
      context.report({ node, messageId: 'found', data: { name: 'new Date()' } })
    },
    // Date() as a function gives the current time whatever its arguments.
    'CallExpression[callee.name="Date"]': (node) => {
      context.report({ node, messageId: 'found', data: { name: 'Date()' } })
    },
  }),
}
