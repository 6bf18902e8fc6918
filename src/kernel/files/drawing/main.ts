import { buffer } from 'node:stream/consumers'
import { drawPage } from './drawPage.ts'

/**
 * A process of its own, as the one that reads words: the bytes of a PDF come in, a picture of its first page
 * goes out. One that cannot be drawn ends it with an error.
 */
const bytes = await buffer(process.stdin)
process.stdout.write(await drawPage(new Uint8Array(bytes)))
