import type { IncomingMessage } from 'node:http'
import { ApiError } from './apiError.ts'
import { GUARDS } from '../protocol/limits.ts'

export const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = []
  let size = 0
  // Destroyed with the loop, the request could not be answered any more.
  const body: AsyncIterable<Uint8Array> = request.iterator({ destroyOnReturn: false })
  for await (const chunk of body) {
    size += chunk.length
    if (size > GUARDS.requestBodyBytes) throw new ApiError(413, 'The request body is too large')
    chunks.push(Buffer.from(chunk))
  }
  return Buffer.concat(chunks)
}
