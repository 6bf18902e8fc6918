/** Control characters, and marks that turn the direction of writing: `exe.gnp` can look like `png.exe`. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

/** The name that a file had on somebody's device, fit to be stored and shown; it names no path. */
export const safeName = (name: string): string => {
  const last = name.replace(UNSEEN, '').split(/[/\\]/).at(-1) ?? ''
  return Array.from(last.trim()).slice(0, 120).join('')
}
