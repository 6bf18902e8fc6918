import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import tesseract from 'tesseract.js'

/**
 * A process of its own, which reads text in pictures and knows nothing else: no settings, no database, no
 * network. Whoever started it ends it where it takes too long.
 */
const LANGUAGES = ['eng', 'fra']
/** Trained for speed and small; the larger ones read no better what is printed. */
const DATA = '4.0.0_best_int'

const require = createRequire(import.meta.url)

/** The library reads all languages from one folder, and the packages have one each. */
const languageFolder = async (): Promise<string> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'courtyard-words-'))
  for (const language of LANGUAGES) {
    const home = path.dirname(require.resolve(`@tesseract.js-data/${language}/package.json`))
    const name = `${language}.traineddata.gz`
    await copyFile(path.join(home, DATA, name), path.join(folder, name))
  }
  return folder
}

const open = async () => {
  const langPath = await languageFolder()
  try {
    // Nothing is fetched, and nothing is written beside the program.
    const worker = await tesseract.createWorker(LANGUAGES.join('+'), tesseract.OEM.LSTM_ONLY, {
      langPath,
      cacheMethod: 'none',
    })
    // Labels have several blocks of text, and bars between them.
    await worker.setParameters({ tessedit_pageseg_mode: tesseract.PSM.AUTO })
    return worker
  } finally {
    await rm(langPath, { recursive: true, force: true })
  }
}

const opened = open()

process.on('message', (picture: unknown) => {
  const read = async () => {
    if (!(picture instanceof Uint8Array)) throw new Error('no picture')
    const worker = await opened
    const { data } = await worker.recognize(Buffer.from(picture), {}, { text: true })
    process.send?.({ text: data.text })
  }
  read().catch(() => process.send?.({ text: null }))
})
process.on('disconnect', () => process.exit())
