import { memberName, unwrap } from './ast.js'

const FUNCTIONS = new Set(['fetch', 'sendEmail'])
const METHODS = new Set(['fetch', 'sendEmail', 'sendMail', 'trigger', 'triggerBatch'])

/** @type {import('eslint').Rule.RuleModule} */
export default {
  meta: {
    type: 'problem',
    docs: { description: 'Hooks run before COMMIT: nothing may leave the process from one' },
    messages: {
      found: '{{name}} would announce what a rollback takes back: emit an event instead.',
    },
    schema: [],
  },
  create: (context) => ({
    CallExpression: (node) => {
      const callee = unwrap(node.callee)
      const isFunction = callee?.type === 'Identifier' && FUNCTIONS.has(callee.name)
      const method = memberName(callee)
      const isMethod = method !== undefined && METHODS.has(method)
      if (!isFunction && !isMethod) return
      context.report({
        node,
        messageId: 'found',
        data: { name: isFunction ? callee.name : method },
      })
    },
  }),
}
