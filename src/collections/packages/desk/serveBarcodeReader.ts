import 'server-only'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'

const FILE = 'node_modules/zxing-wasm/dist/reader/zxing_reader.wasm'

/** The program that reads barcodes, as the package ships it. */
export const serveBarcodeReader = async (): Promise<Response> => {
  const bytes = await readFile(resolve(/* turbopackIgnore: true */ process.cwd(), FILE))
  return new Response(new Uint8Array(bytes), {
    headers: { 'content-type': 'application/wasm', 'cache-control': 'public, max-age=86400' },
  })
}
