import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { create } from 'fontkit'
import type { HasGlyph } from '../domain/spell'

/** Inter as one file for each weight, with the letters of Latin, Greek and Cyrillic writing. */
const FILES = {
  regular: 'node_modules/@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
  bold: 'node_modules/@expo-google-fonts/inter/700Bold/Inter_700Bold.ttf',
} as const

const read = (file: string): Buffer =>
  readFileSync(resolve(/* turbopackIgnore: true */ process.cwd(), file))

interface PdfFonts {
  regular: Buffer
  bold: Buffer
  /** Both weights have the same letters. */
  hasGlyph: HasGlyph
}

let held: PdfFonts | undefined

/** The fonts of papers; read once. Of a font only the letters that are used go into a PDF. */
export const pdfFonts = (): PdfFonts => {
  if (held) return held
  const [regular, bold] = [read(FILES.regular), read(FILES.bold)]
  const font = create(regular)
  const known = new Set('characterSet' in font ? font.characterSet : [])
  held = { regular, bold, hasGlyph: (codePoint) => known.has(codePoint) }
  return held
}
