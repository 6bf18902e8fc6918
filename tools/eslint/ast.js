/** Small helpers that the rules share. They look at names, not types: a rule must work in plain JS too. */

/** Local API operations: their one argument is an options object with `user`, `req`, `overrideAccess`. */
const LOCAL_API = new Set([
  'auth',
  'count',
  'countGlobalVersions',
  'countVersions',
  'create',
  'delete',
  'duplicate',
  'find',
  'findByID',
  'findDistinct',
  'findGlobal',
  'findGlobalVersionByID',
  'findGlobalVersions',
  'findVersionByID',
  'findVersions',
  'forgotPassword',
  'login',
  'resetPassword',
  'unlock',
  'verifyEmail',
  'restoreGlobalVersion',
  'restoreVersion',
  'update',
  'updateGlobal',
])

/** Takes off what does not change the value: `(x as T)!` is `x`. */
export const unwrap = (node) => {
  let inner = node
  while (
    inner &&
    [
      'TSAsExpression',
      'TSSatisfiesExpression',
      'TSNonNullExpression',
      'TSTypeAssertion',
      'ChainExpression',
      'AwaitExpression',
    ].includes(inner.type)
  ) {
    inner = inner.type === 'AwaitExpression' ? inner.argument : inner.expression
  }
  return inner
}

/** The name of `a.name`, `a['name']`, `a?.name`, or undefined. */
export const memberName = (node) => {
  if (node?.type !== 'MemberExpression') return undefined
  if (!node.computed) return node.property.name
  return node.property.type === 'Literal' ? String(node.property.value) : undefined
}

/** The name a reference ends in: `payload`, `req.payload`, `getPayload(...)`. */
const endName = (node) => {
  const inner = unwrap(node)
  if (inner?.type === 'Identifier') return inner.name
  if (inner?.type === 'CallExpression') return endName(inner.callee)
  return memberName(inner)
}

/** The operation's name when `call` is one on Payload's Local API, else undefined. */
export const localApiOperation = (call) => {
  const callee = unwrap(call.callee)
  const operation = memberName(callee)
  if (operation === undefined || !LOCAL_API.has(operation)) return undefined
  const receiver = endName(callee.object)
  return receiver === 'payload' || receiver === 'getPayload' ? operation : undefined
}

/** The call's options when they are written in place, so that the rule can read them. */
export const literalOptions = (call) => {
  const options = unwrap(call.arguments[0])
  return options?.type === 'ObjectExpression' ? options : undefined
}

export const propertyNamed = (object, name) =>
  object.properties.find(
    (property) =>
      property.type === 'Property' &&
      ((!property.computed && property.key.type === 'Identifier' && property.key.name === name) ||
        (property.key.type === 'Literal' && property.key.value === name)),
  )

export const isLiteral = (node, value) => {
  const inner = unwrap(node)
  return inner?.type === 'Literal' && inner.value === value
}
