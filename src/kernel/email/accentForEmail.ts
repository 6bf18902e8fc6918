const FALLBACK = '#1f5c57'

const channel = (value: number) => {
  const part = value / 255
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
}

/** WCAG 2.2, relative luminance. */
const luminance = (red: number, green: number, blue: number) =>
  0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue)

/**
 * The community's colour, darkened until white text on it has a contrast of 4.5:1. Mail programs
 * know no CSS variables, so the colour is worked out here.
 */
export const accentForEmail = (hex: string): string => {
  if (!/^#[0-9a-f]{6}$/i.test(hex)) return FALLBACK
  const parts = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
  for (let share = 1; share > 0; share -= 0.05) {
    const [red = 0, green = 0, blue = 0] = parts.map((part) => Math.round(part * share))
    if (1.05 / (luminance(red, green, blue) + 0.05) >= 4.5) {
      return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`
    }
  }
  return FALLBACK
}
