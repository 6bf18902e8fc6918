import { BarcodeDetector, prepareZXingModule } from 'barcode-detector/ponyfill'
import type { BarcodeFormat } from 'barcode-detector/ponyfill'
import { numberOnLabel } from '../../domain/trackingNumber'

/** Served by us: the policy of our pages lets nothing in from elsewhere. */
export const WASM = '/desk-assets/zxing.wasm'

/** What residents show, what carriers print, and whatever is on a thing on a shelf. */
export type CodeKind = 'qr' | 'carrier' | 'thing'

interface Reading {
  formats: BarcodeFormat[]
  /** Of all codes that are in the picture; null where none will do. */
  choose: (texts: readonly string[]) => string | null
}

const READINGS: Readonly<Record<CodeKind, Reading>> = {
  qr: { formats: ['qr_code'], choose: ([first = null]) => first },
  carrier: { formats: ['code_128', 'code_39'], choose: numberOnLabel },
  thing: {
    formats: ['qr_code', 'code_128', 'code_39', 'itf', 'data_matrix', 'pdf417'],
    choose: ([first = null]) => first,
  },
}

/**
 * Makes a function that looks for a code in a video and gives its text, or null.
 * @throws when the reader cannot be loaded.
 */
export const createReader = async (
  kind: CodeKind,
): Promise<(video: HTMLVideoElement) => Promise<string | null>> => {
  await prepareZXingModule({ overrides: { locateFile: () => WASM }, fireImmediately: true })
  const { formats, choose } = READINGS[kind]
  const detector = new BarcodeDetector({ formats })
  return async (video) => {
    if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null
    const found = await detector.detect(video)
    return choose(found.map(({ rawValue }) => rawValue))
  }
}
