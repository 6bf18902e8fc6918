import { atMost } from '../atMost'
import { log } from '../log'
import { readElsewhere } from './readElsewhere'
import type { Bounds } from './readElsewhere'

export const PDF = 'application/pdf'

/** Ten times what an ordinary page takes; a page that takes more has no picture. */
const BOUNDS: Bounds = { milliseconds: 20_000, megabytes: 600 }

/** The worker does other things meanwhile. */
const drawing = atMost(1)

/** The first page of a PDF as a PNG, drawn by a process of its own; null for one that it cannot draw. */
export const drawFirstPage = (
  source: AsyncIterable<Uint8Array>,
  bounds: Bounds = BOUNDS,
): Promise<Buffer | null> =>
  drawing(async () => {
    const drawn = await readElsewhere(source, {
      folder: 'src/kernel/files/drawing',
      bounds,
      heapMegabytes: 384,
      mostSaid: 8 * 1024 * 1024,
      hasAddon: true,
    })
    if (typeof drawn !== 'string') return drawn
    log().info({ msg: 'a PDF has no picture of its first page', why: drawn })
    return null
  })
