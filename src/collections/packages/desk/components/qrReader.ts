import { BarcodeDetector, prepareZXingModule } from 'barcode-detector/ponyfill'

/** Served by us: the policy of our pages lets nothing in from elsewhere. */
const WASM = '/desk-assets/zxing.wasm'

/** What carriers print on their labels. */
const CARRIERS = ['code_128', 'code_39', 'itf', 'data_matrix', 'pdf417'] as const

/**
 * Makes a function that looks for a QR code in a video and gives its text, or null.
 * @param withBarcodes Whether it reads carriers' barcodes as well.
 * @throws when the reader cannot be loaded.
 */
export const createReader = async (
  withBarcodes = false,
): Promise<(video: HTMLVideoElement) => Promise<string | null>> => {
  await prepareZXingModule({ overrides: { locateFile: () => WASM }, fireImmediately: true })
  const formats = ['qr_code', ...(withBarcodes ? CARRIERS : [])] as const
  const detector = new BarcodeDetector({ formats: [...formats] })
  return async (video) => {
    if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null
    const [first] = await detector.detect(video)
    return first?.rawValue ?? null
  }
}
