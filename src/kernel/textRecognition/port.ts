import { env } from '../env'
import { tesseractReader } from './tesseract'
import type { TextReader } from './textReader'

/** Whether a picture can be read at all. */
export const readsText = (): boolean => env().TEXT_RECOGNITION !== 'off'

/** By what `TEXT_RECOGNITION` says; null where nothing is to be read. */
export const textReader = (): TextReader | null => (readsText() ? tesseractReader() : null)
