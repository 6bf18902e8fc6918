const isConst = (annotation) =>
  annotation.type === 'TSTypeReference' && annotation.typeName.name === 'const'

/** @type {import('eslint').Rule.RuleModule} */
export default {
  meta: {
    type: 'problem',
    docs: { description: 'The compiler is told nothing that it cannot check' },
    messages: {
      found: 'No type assertion: narrow with a guard, parse with zod, or use `satisfies`.',
    },
    schema: [],
  },
  create: (context) => {
    const check = (node) => {
      if (!isConst(node.typeAnnotation)) context.report({ node, messageId: 'found' })
    }
    return { TSAsExpression: check, TSTypeAssertion: check }
  },
}
