/** A path of our own and nothing else: `//host` and `/\host` lead away. */
export const ownPath = (path: string): string =>
  /^\/(?![/\\])[\w\-./?=&%]*$/.test(path) ? path : '/'
