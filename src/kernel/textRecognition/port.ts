import { env } from '../env'
import { tesseractReader } from './tesseract'

/** Reads the text in a picture. */
export interface TextReader {
  /**
   * @param picture PNG, prepared by `preparePictureOfText`.
   * @returns what was read, line by line; empty where nothing was.
   * @throws AppError 503 where too many wait, or reading takes too long.
   */
  read: (picture: Uint8Array) => Promise<string>
}

/** Whether a picture can be read at all. */
export const readsText = (): boolean => env().TEXT_RECOGNITION !== 'off'

/** By what `TEXT_RECOGNITION` says; null where nothing is to be read. */
export const textReader = (): TextReader | null => (readsText() ? tesseractReader() : null)
