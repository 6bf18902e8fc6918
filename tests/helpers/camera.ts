import { mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { create } from 'qrcode'

const WIDTH = 640
const HEIGHT = 480
const CELL = 8
const WHITE = 235
const BLACK = 16

/**
 * A film of one picture, a QR code on white, as Chromium's fake camera takes it: YUV4MPEG2, which
 * is a header and, for each frame, the grey of every pixel and two planes without colour.
 */
export const filmOfQr = (text: string): string => {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const side = modules.size * CELL
  const left = Math.floor((WIDTH - side) / 2)
  const top = Math.floor((HEIGHT - side) / 2)
  const grey = Buffer.alloc(WIDTH * HEIGHT, WHITE)
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const isDark = modules.get(Math.floor(y / CELL), Math.floor(x / CELL))
      if (isDark) grey[(top + y) * WIDTH + left + x] = BLACK
    }
  }
  const colour = Buffer.alloc((WIDTH * HEIGHT) / 2, 128)
  const frame = Buffer.concat([Buffer.from('FRAME\n'), grey, colour])
  const header = `YUV4MPEG2 W${String(WIDTH)} H${String(HEIGHT)} F10:1 Ip A1:1 C420mpeg2\n`
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'courtyard-film-')), 'qr.y4m')
  writeFileSync(file, Buffer.concat([Buffer.from(header), frame, frame, frame, frame, frame]))
  return file
}

/** Chromium's flags for a camera that shows the film and needs no permission. */
export const cameraFlags = (film: string): string[] => [
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-video-capture=${film}`,
]
