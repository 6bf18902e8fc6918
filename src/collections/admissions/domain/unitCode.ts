/** Crockford's digits: none that is taken for another when it is read from paper. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 12

/** Sixty bits of `bytes` as the code of a letter. At least eight bytes are needed. */
export const codeFromBytes = (bytes: Uint8Array): string => {
  let value = bytes.slice(0, 8).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
  let code = ''
  for (let at = 0; at < LENGTH; at += 1) {
    code += DIGITS[Number(value & 31n)] ?? ''
    value >>= 5n
  }
  return code
}

/** As it is compared: however it was typed. null: this is no such code. */
export const readUnitCode = (text: string): string | null => {
  const code = text
    .toUpperCase()
    .replaceAll(/[\s\-–.]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  return code.length === LENGTH && Array.from(code).every((digit) => DIGITS.includes(digit))
    ? code
    : null
}

/** In groups of four, as it is printed and read aloud. */
export const spellUnitCode = (code: string): string => code.match(/.{4}/g)?.join(' ') ?? code
