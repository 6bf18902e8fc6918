import { createCanvas } from '@napi-rs/canvas'
import { resolve } from 'node:path'
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** Of the picture, before it is made small: letters of a page stay letters. */
const LONGEST_EDGE = 720
/** A picture within a page that has more pixels is left blank. */
const MOST_PIXELS = 40_000_000
const LIBRARY = resolve('node_modules/pdfjs-dist')

const isContext = (value: unknown): value is CanvasRenderingContext2D =>
  typeof value === 'object' && value !== null && 'fillRect' in value

/**
 * The first page of a PDF as a PNG.
 * @throws whatever the library says of a file that is locked or broken.
 */
export const drawPage = async (bytes: Uint8Array): Promise<Uint8Array> => {
  const task = getDocument({
    data: bytes,
    verbosity: VerbosityLevel.ERRORS,
    useSystemFonts: false,
    disableFontFace: true,
    maxImageSize: MOST_PIXELS,
    standardFontDataUrl: `${LIBRARY}/standard_fonts/`,
    cMapUrl: `${LIBRARY}/cmaps/`,
    wasmUrl: `${LIBRARY}/wasm/`,
  })
  try {
    const file = await task.promise
    const page = await file.getPage(1)
    const whole = page.getViewport({ scale: 1 })
    const scale = LONGEST_EDGE / Math.max(whole.width, whole.height)
    const viewport = page.getViewport({ scale })
    const edge = (length: number) => Math.max(1, Math.floor(length))
    const canvas = createCanvas(edge(viewport.width), edge(viewport.height))
    const canvasContext: unknown = canvas.getContext('2d')
    if (!isContext(canvasContext)) throw new Error('there is nothing to draw on')
    await page.render({ canvas: null, canvasContext, viewport, background: '#ffffff' }).promise
    return await canvas.encode('png')
  } finally {
    await task.destroy()
  }
}
