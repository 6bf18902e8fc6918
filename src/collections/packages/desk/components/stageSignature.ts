import type { RefObject } from 'react'
import { isSigned } from '../../domain/ink'
import type { Stroke } from '../../domain/ink'
import { stagePicture } from './stagePicture'
import type { Staged } from './stagePicture'

const blobOf = (canvas: HTMLCanvasElement): Promise<Blob | null> =>
  new Promise((resolve) => {
    canvas.toBlob(resolve, 'image/png')
  })

/** Sends what was drawn, which waits for its form; null where nobody has signed. */
export const stageSignature = async (
  slug: string,
  purpose: 'package-signature' | 'shift-signature',
  canvas: RefObject<HTMLCanvasElement | null>,
  strokes: RefObject<Stroke[]>,
  signal?: AbortSignal,
): Promise<Staged | null> => {
  const blob = canvas.current && isSigned(strokes.current) ? await blobOf(canvas.current) : null
  return blob && stagePicture(slug, purpose, blob, 'signature.png', signal)
}
