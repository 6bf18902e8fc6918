import 'server-only'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'

const ROOT = 'node_modules/pdfjs-dist'

/** What the viewer asks for while it draws, by folder: where it lies, and what it is called there. */
const FOLDERS: Readonly<Record<string, { at: string; names: RegExp }>> = {
  build: { at: 'legacy/build', names: /^pdf\.worker\.min\.mjs$/ },
  wasm: { at: 'wasm', names: /^\w+\.js$/ },
  cmaps: { at: 'cmaps', names: /^[\w-]+\.bcmap$/ },
  standard_fonts: { at: 'standard_fonts', names: /^[\w-]+\.(?:pfb|ttf)$/ },
}

const typeOf = (name: string): string =>
  /\.m?js$/.test(name) ? 'text/javascript; charset=utf-8' : 'application/octet-stream'

/** A part of the library that draws PDFs, as its package ships it. */
export const serveAsset = async ([
  folder = '',
  name = '',
  ...rest
]: readonly string[]): Promise<Response> => {
  const place = FOLDERS[folder]
  if (!place || rest.length > 0 || !place.names.test(name)) {
    return new Response(null, { status: 404 })
  }
  try {
    const path = resolve(/* turbopackIgnore: true */ process.cwd(), ROOT, place.at, name)
    return new Response(new Uint8Array(await readFile(path)), {
      headers: {
        'content-type': typeOf(name),
        // The version of the library stands in the address.
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
      },
    })
  } catch {
    return new Response(null, { status: 404 })
  }
}
