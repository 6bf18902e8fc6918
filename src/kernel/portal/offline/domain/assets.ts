const ASSET = /(?:\/_next\/)?static\/[\w./~%@()[\]-]+?\.(?:js|css)(?![\w.])/g
const FONT = /url\(["']?([^"')]+\.woff2?)["']?\)/g

const absolute = (path: string): string => (path.startsWith('/') ? path : `/_next/${path}`)

/** Scripts and styles that a page names, in its tags and in what its scripts begin with. */
export const assetsIn = (html: string): string[] => [
  ...new Set([...html.matchAll(ASSET)].map(([path]) => absolute(path))),
]

/** Fonts that a style names, relative to where it lies. */
export const fontsIn = (css: string, path: string): string[] => [
  ...new Set(
    [...css.matchAll(FONT)].map(([, url = '']) => new URL(url, `https://x${path}`).pathname),
  ),
]
