/** Decides by the Origin header which web pages may connect; programs send none and are let in. */
export const createOriginCheck = (options: {
  allowed: readonly string[]
  allowsAny: boolean
}): ((origin: string | undefined) => boolean) => {
  const allowed = new Set(options.allowed.map((origin) => new URL(origin).origin))
  return (origin) => origin === undefined || options.allowsAny || allowed.has(origin)
}
