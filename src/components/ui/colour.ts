/**
 * Colour arithmetic: sRGB as hex, lightness and hue in OKLCH (equal steps look equal, and the hue
 * stays put while the lightness moves). https://bottosson.github.io/posts/oklab/
 */

export interface Oklch {
  /** 0 black to 1 white */
  lightness: number
  /** 0 grey to about 0.37 */
  chroma: number
  /** degrees */
  hue: number
}

type Triple = readonly [number, number, number]

const HEX = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i

/** `#abc`, `abcdef` or `#abcdef` as `#abcdef`; undefined for anything else. */
export const normaliseHex = (text: string): string | undefined => {
  const digits = HEX.exec(text.trim())?.[1]?.toLowerCase()
  if (digits === undefined) return undefined
  return digits.length === 6 ? `#${digits}` : `#${digits.replaceAll(/./g, '$&$&')}`
}

const channels = (hex: string): Triple => {
  const value = Number.parseInt(hex.slice(1), 16)
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255]
}

const toLinear = (channel: number) =>
  channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4

const fromLinear = (channel: number) =>
  channel <= 0.0031308 ? channel * 12.92 : 1.055 * channel ** (1 / 2.4) - 0.055

const mapTriple = ([a, b, c]: Triple, change: (value: number) => number): Triple => [
  change(a),
  change(b),
  change(c),
]

const hexOf = (rgb: Triple): string =>
  `#${rgb
    .map((channel) => Math.round(Math.min(1, Math.max(0, channel)) * 255))
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')}`

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
const luminance = (hex: string): number => {
  const [r, g, b] = mapTriple(channels(hex), toLinear)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio, from 1 to 21 */
export const contrast = (a: string, b: string): number => {
  const [one, two] = [luminance(a), luminance(b)]
  return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05)
}

export const toOklch = (hex: string): Oklch => {
  const [r, g, b] = mapTriple(channels(hex), toLinear)
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  const lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s
  const greenRed = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const blueYellow = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  return {
    lightness,
    chroma: Math.hypot(greenRed, blueYellow),
    hue: (Math.atan2(blueYellow, greenRed) * 180) / Math.PI,
  }
}

const linearOf = ({ lightness, chroma, hue }: Oklch): Triple => {
  const angle = (hue * Math.PI) / 180
  const [a, b] = [chroma * Math.cos(angle), chroma * Math.sin(angle)]
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

const isInGamut = (linear: Triple) =>
  linear.every((channel) => channel >= -0.0001 && channel <= 1.0001)

/** The nearest colour that a screen can show: chroma gives way, lightness and hue stay. */
export const fromOklch = ({ lightness, chroma, hue }: Oklch): string => {
  let reduced = chroma
  while (reduced > 0.001 && !isInGamut(linearOf({ lightness, chroma: reduced, hue }))) {
    reduced *= 0.95
  }
  return hexOf(mapTriple(linearOf({ lightness, chroma: reduced, hue }), fromLinear))
}

/** `share` of one colour in another, as a flat tint. */
export const mix = (colour: string, into: string, share: number): string => {
  const [a, b] = [channels(colour), channels(into)]
  const blend = (from: number, to: number) => to + (from - to) * share
  return hexOf([blend(a[0], b[0]), blend(a[1], b[1]), blend(a[2], b[2])])
}
