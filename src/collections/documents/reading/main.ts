import { buffer } from 'node:stream/consumers'
import { read } from './read.ts'

/**
 * A process of its own: what a file does to whoever opens it, it does here. Its bytes come in, its words go
 * out as JSON, and it may reach nothing else.
 */
const [, , type = ''] = process.argv
const bytes = await buffer(process.stdin)
const reading = await read(new Uint8Array(bytes), type)
process.stdout.write(JSON.stringify(reading))
