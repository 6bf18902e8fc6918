/** Letters of any script: digits, dots and arrows need no translator. */
const LETTERS = /\p{L}{2,}/u

/** Attributes that a person reads or hears. */
const SPOKEN = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'hint',
  'label',
  'placeholder',
  'title',
])

/** @type {import('eslint').Rule.RuleModule} */
export default {
  meta: {
    type: 'problem',
    docs: { description: 'Words for people live in messages/, in every language' },
    messages: { found: 'Move “{{text}}” to messages/ and translate it with a key.' },
    schema: [],
  },
  create: (context) => {
    const check = (node, text) => {
      if (typeof text !== 'string' || !LETTERS.test(text)) return
      context.report({ node, messageId: 'found', data: { text: text.trim().slice(0, 40) } })
    }
    return {
      JSXText: (node) => {
        check(node, node.value)
      },
      JSXAttribute: (node) => {
        if (!SPOKEN.has(node.name.name)) return
        const value =
          node.value?.type === 'JSXExpressionContainer' ? node.value.expression : node.value
        if (value?.type === 'Literal') check(node, value.value)
        if (value?.type === 'TemplateLiteral') {
          check(node, value.quasis.map((quasi) => quasi.value.cooked).join(' '))
        }
      },
      'JSXElement > JSXExpressionContainer > Literal': (node) => {
        check(node, node.value)
      },
    }
  },
}
