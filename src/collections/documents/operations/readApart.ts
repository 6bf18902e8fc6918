import { z } from 'zod'
import { readElsewhere } from '@/kernel/files/readElsewhere'
import type { Bounds } from '@/kernel/files/readElsewhere'
import type { Reading } from '../reading/pages'

const BOUNDS: Bounds = { milliseconds: 90_000, megabytes: 900 }

const readingSchema = z.object({
  outcome: z.enum(['read', 'none', 'encrypted', 'broken', 'too-large', 'not-read']),
  pages: z.array(z.string()),
})

/** The words of a file, read by a process of its own. */
export const readApart = async (
  source: AsyncIterable<Uint8Array>,
  type: string,
  bounds: Bounds = BOUNDS,
): Promise<Reading> => {
  const said = await readElsewhere(source, {
    folder: 'src/collections/documents/reading',
    args: [type],
    bounds,
    heapMegabytes: 512,
    mostSaid: 64 * 1024 * 1024,
  })
  if (typeof said === 'string') return { outcome: said, pages: [] }
  return readingSchema.parse(JSON.parse(said.toString('utf8')))
}
