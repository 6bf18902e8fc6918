import { pixelsOf, turnedSize } from './crop'
import type { Frame, Turns } from './crop'

interface Cut {
  frame: Frame
  turns: Turns
}

/** Draws a part of a turned picture, as large as `pixelsOf` says or within `longest` pixels. */
export const drawCrop = (
  canvas: HTMLCanvasElement,
  picture: ImageBitmap,
  { frame, turns }: Cut,
  longest = Infinity,
): void => {
  const cut = pixelsOf(frame, picture, turns)
  const shrink = Math.min(1, longest / Math.max(cut.width, cut.height))
  canvas.width = Math.max(1, Math.round(cut.width * shrink))
  canvas.height = Math.max(1, Math.round(cut.height * shrink))
  const context = canvas.getContext('2d')
  if (!context) return
  const scale = cut.scale * shrink
  context.setTransform(scale, 0, 0, scale, -cut.left * scale, -cut.top * scale)
  // About the upper left corner of the picture, and back into sight.
  const { width, height } = turnedSize(picture, turns)
  if (turns === 1) context.translate(width, 0)
  if (turns === 2) context.translate(width, height)
  if (turns === 3) context.translate(0, height)
  context.rotate((turns * Math.PI) / 2)
  context.drawImage(picture, 0, 0)
}

const QUALITY = 0.92

/** A file with that part alone; null where the browser cannot write one. */
export const cropFile = async (
  file: File,
  picture: ImageBitmap,
  cut: Cut,
): Promise<File | null> => {
  const canvas = document.createElement('canvas')
  drawCrop(canvas, picture, cut)
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, file.type, QUALITY)
  })
  return blob && new File([blob], file.name, { type: blob.type })
}
