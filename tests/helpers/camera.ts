import { mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { create } from 'qrcode'
import { code128 } from './code128'

const WIDTH = 640
const HEIGHT = 480
const CELL = 8
const BAR = 2
const BAR_HEIGHT = 160
const WHITE = 235
const BLACK = 16

/**
 * A film of one picture, dark on white, as Chromium's fake camera takes it: YUV4MPEG2, which is a
 * header and, for each frame, the grey of every pixel and two planes without colour.
 */
const filmOf = (
  size: { width: number; height: number },
  isDark: (x: number, y: number) => boolean,
): string => {
  const left = Math.floor((WIDTH - size.width) / 2)
  const top = Math.floor((HEIGHT - size.height) / 2)
  const grey = Buffer.alloc(WIDTH * HEIGHT, WHITE)
  for (let y = 0; y < size.height; y += 1) {
    for (let x = 0; x < size.width; x += 1) {
      if (isDark(x, y)) grey[(top + y) * WIDTH + left + x] = BLACK
    }
  }
  const colour = Buffer.alloc((WIDTH * HEIGHT) / 2, 128)
  const frame = Buffer.concat([Buffer.from('FRAME\n'), grey, colour])
  const header = `YUV4MPEG2 W${String(WIDTH)} H${String(HEIGHT)} F10:1 Ip A1:1 C420mpeg2\n`
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'courtyard-film-')), 'code.y4m')
  writeFileSync(file, Buffer.concat([Buffer.from(header), frame, frame, frame, frame, frame]))
  return file
}

export const filmOfQr = (text: string): string => {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const side = modules.size * CELL
  return filmOf({ width: side, height: side }, (x, y) =>
    Boolean(modules.get(Math.floor(y / CELL), Math.floor(x / CELL))),
  )
}

/** A carrier's barcode, Code 128, as it is on labels. */
export const filmOfBarcode = (text: string): string => {
  const modules = code128(text)
  const width = modules.length * BAR
  if (width > WIDTH - 20 * BAR) throw new Error(`${text} is too long for this camera`)
  return filmOf({ width, height: BAR_HEIGHT }, (x) => modules[Math.floor(x / BAR)] ?? false)
}

/** Chromium's flags for a camera that shows the film and needs no permission. */
export const cameraFlags = (film: string): string[] => [
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-video-capture=${film}`,
]
