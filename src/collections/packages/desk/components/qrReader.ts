import { BarcodeDetector, prepareZXingModule } from 'barcode-detector/ponyfill'

/** Served by us: the policy of our pages lets nothing in from elsewhere. */
const WASM = '/desk-assets/zxing.wasm'

/**
 * Makes a function that looks for a QR code in a video and gives its text, or null.
 * @throws when the reader cannot be loaded.
 */
export const createReader = async (): Promise<
  (video: HTMLVideoElement) => Promise<string | null>
> => {
  await prepareZXingModule({ overrides: { locateFile: () => WASM }, fireImmediately: true })
  const detector = new BarcodeDetector({ formats: ['qr_code'] })
  return async (video) => {
    if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null
    const [first] = await detector.detect(video)
    return first?.rawValue ?? null
  }
}
