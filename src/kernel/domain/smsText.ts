/** Septets of GSM 03.38, by their place in the table. */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'

/** Characters that take two septets: an escape and this one. */
const EXTENDED: ReadonlyMap<string, number> = new Map([
  ['\f', 0x0a],
  ['^', 0x14],
  ['{', 0x28],
  ['}', 0x29],
  ['\\', 0x2f],
  ['[', 0x3c],
  ['~', 0x3d],
  [']', 0x3e],
  ['|', 0x40],
  ['€', 0x65],
])

const ESCAPE = 0x1b

const SEPTETS: ReadonlyMap<string, readonly number[]> = new Map<string, readonly number[]>([
  ...Array.from(BASIC).flatMap((letter, at) => (at === ESCAPE ? [] : [[letter, [at]] as const])),
  ...[...EXTENDED].map(([letter, at]) => [letter, [ESCAPE, at]] as const),
])

export interface SmsParts {
  /** `gsm7`: one octet a septet, not packed. `ucs2`: big-endian UTF-16. */
  encoding: 'gsm7' | 'ucs2'
  /** What each text message carries, without the header that joins several. */
  parts: readonly Uint8Array[]
}

// 3GPP TS 23.040: 140 octets a message, 6 of them for the header of each part of several.
const WHOLE = { gsm7: 160, ucs2: 140 }
const PART = { gsm7: 153, ucs2: 134 }

const utf16 = (letter: string): number[] =>
  Array.from({ length: letter.length }, (_, at) => letter.charCodeAt(at)).flatMap((unit) => [
    unit >> 8,
    unit & 0xff,
  ])

/** Letters stay whole: neither an escape nor a surrogate pair is torn apart. */
const cut = (letters: readonly (readonly number[])[], most: number): Uint8Array[] => {
  const parts: number[][] = [[]]
  for (const letter of letters) {
    const last = parts.at(-1) ?? []
    if (last.length + letter.length > most) parts.push([...letter])
    else last.push(...letter)
  }
  return parts.map((part) => Uint8Array.from(part))
}

/** How a text goes over the air: its alphabet, and as how many text messages it is charged. */
export const splitSms = (text: string): SmsParts => {
  const letters = Array.from(text)
  const septets = letters.map((letter) => SEPTETS.get(letter))
  const isPlain = septets.every((one) => one !== undefined)
  const encoding = isPlain ? 'gsm7' : 'ucs2'
  const units = letters.map((letter) => SEPTETS.get(letter) ?? [])
  const encoded = isPlain ? units : letters.map(utf16)
  const length = encoded.reduce((sum, letter) => sum + letter.length, 0)
  const parts = cut(encoded, length <= WHOLE[encoding] ? WHOLE[encoding] : PART[encoding])
  return { encoding, parts }
}
