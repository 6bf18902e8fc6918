import type PDFDocument from 'pdfkit'
import { create as createQr } from 'qrcode'

/** A QR code of vector squares: sharp on any printer. */
export const drawQr = (
  sheet: InstanceType<typeof PDFDocument>,
  text: string,
  { x, y, side }: { x: number; y: number; side: number },
): void => {
  const { modules } = createQr(text, { errorCorrectionLevel: 'M' })
  const step = side / modules.size
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column) !== 0) sheet.rect(x + column * step, y + row * step, step, step)
    }
  }
  sheet.fill('#000000')
}
