/**
 * What lies on a device is sealed under a key that is random. That key is kept twice: under the PIN on
 * the device, and with the server for whoever forgets the PIN; each time under a key of the device too,
 * which no script can read out. It needs both halves each time.
 */

type Bytes = Uint8Array<ArrayBuffer>

export interface Sealed {
  iv: Bytes
  bytes: Bytes
}

/** Sealed for somebody who opens it later: whoever seals it cannot open it again. */
export interface SealedFor extends Sealed {
  sender: Bytes
}

/** What stands in the device's database. */
export interface KeptVault {
  deviceKey: CryptoKey
  salt: Bytes
  rounds: number
  /** Undefined once too many wrong PINs were tried. */
  byPin: Sealed | undefined
  queuePublic: Bytes
  queuePrivate: Sealed
}

/** In memory alone. */
export interface OpenVault {
  key: CryptoKey
  queueKey: CryptoKey
}

/** As OWASP asks for PBKDF2 with SHA-256. */
const ROUNDS = 600_000
const CIPHER = 'AES-GCM'
const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const

const utf8 = (text: string): Bytes => new Uint8Array(new TextEncoder().encode(text))
const random = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length))

const sealBytes = async (key: CryptoKey, bytes: Bytes, about: string): Promise<Sealed> => {
  const iv = random(12)
  const parameters = { name: CIPHER, iv, additionalData: utf8(about) }
  return { iv, bytes: new Uint8Array(await crypto.subtle.encrypt(parameters, key, bytes)) }
}

const openBytes = async (key: CryptoKey, { iv, bytes }: Sealed, about: string): Promise<Bytes> => {
  const parameters = { name: CIPHER, iv, additionalData: utf8(about) }
  return new Uint8Array(await crypto.subtle.decrypt(parameters, key, bytes))
}

const packed = ({ iv, bytes }: Sealed): Bytes => new Uint8Array([...iv, ...bytes])
const unpacked = (bytes: Bytes): Sealed => ({ iv: bytes.slice(0, 12), bytes: bytes.slice(12) })

const toText = (bytes: Bytes): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

const fromText = (text: string): Bytes =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
    letter.charCodeAt(0),
  )

const cipherKey = (raw: Bytes): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', raw, CIPHER, false, ['encrypt', 'decrypt'])

const pinKey = async (pin: string, salt: Bytes, rounds: number): Promise<CryptoKey> => {
  const material = await crypto.subtle.importKey('raw', utf8(pin), 'PBKDF2', false, ['deriveKey'])
  const parameters = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }
  const wanted = { name: CIPHER, length: 256 }
  return crypto.subtle.deriveKey(parameters, material, wanted, false, ['encrypt', 'decrypt'])
}

const wrapByPin = async (raw: Bytes, pin: string, deviceKey: CryptoKey, rounds: number) => {
  const salt = random(16)
  const inner = await sealBytes(await pinKey(pin, salt, rounds), raw, 'pin')
  return { salt, rounds, byPin: await sealBytes(deviceKey, packed(inner), 'device') }
}

const openWith = async (raw: Bytes, { queuePrivate }: KeptVault): Promise<OpenVault> => {
  const key = await cipherKey(raw)
  const pkcs8 = await openBytes(key, queuePrivate, 'queue')
  return {
    key,
    queueKey: await crypto.subtle.importKey('pkcs8', pkcs8, CURVE, false, ['deriveBits']),
  }
}

/**
 * Makes a vault for a PIN.
 * @param rounds fewer only in tests, which open hundreds.
 * @returns what the device keeps, and the text that the server keeps for it.
 */
export const makeVault = async (
  pin: string,
  rounds = ROUNDS,
): Promise<{ kept: KeptVault; recovery: string }> => {
  const deviceKey = await crypto.subtle.generateKey({ name: CIPHER, length: 256 }, false, [
    'encrypt',
    'decrypt',
  ])
  const raw = random(32)
  const pair = await crypto.subtle.generateKey(CURVE, true, ['deriveBits'])
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey))
  const kept: KeptVault = {
    deviceKey,
    ...(await wrapByPin(raw, pin, deviceKey, rounds)),
    queuePublic: new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)),
    queuePrivate: await sealBytes(await cipherKey(raw), pkcs8, 'queue'),
  }
  const recovery = toText(packed(await sealBytes(deviceKey, raw, 'recovery')))
  return { kept, recovery }
}

/**
 * Opens it with a PIN; null for a wrong one.
 * @throws where what is kept was changed by somebody.
 */
export const openVault = async (kept: KeptVault, pin: string): Promise<OpenVault | null> => {
  if (!kept.byPin) return null
  const inner = unpacked(await openBytes(kept.deviceKey, kept.byPin, 'device'))
  const raw = await openBytes(await pinKey(pin, kept.salt, kept.rounds), inner, 'pin').catch(
    () => null,
  )
  return raw && openWith(raw, kept)
}

/**
 * Gives a vault another PIN, by the text that the server kept for it.
 * @throws where the text belongs to another device.
 */
export const renewPin = async (
  kept: KeptVault,
  recovery: string,
  pin: string,
): Promise<KeptVault> => {
  const raw = await openBytes(kept.deviceKey, unpacked(fromText(recovery)), 'recovery')
  // What comes back opens this vault, or nothing is changed.
  await openWith(raw, kept)
  return { ...kept, ...(await wrapByPin(raw, pin, kept.deviceKey, kept.rounds)) }
}

/** @param about what it is: it opens as nothing else. */
export const sealText = (key: CryptoKey, text: string, about: string): Promise<Sealed> =>
  sealBytes(key, utf8(text), about)

/** @throws where it was changed, or is about something else. */
export const openText = async (key: CryptoKey, sealed: Sealed, about: string): Promise<string> =>
  new TextDecoder().decode(await openBytes(key, sealed, about))

const sharedKey = async (own: CryptoKey, other: Bytes, sender: Bytes): Promise<CryptoKey> => {
  const publicKey = await crypto.subtle.importKey('raw', other, CURVE, false, [])
  const bits = await crypto.subtle.deriveBits({ name: 'ECDH', public: publicKey }, own, 256)
  const material = await crypto.subtle.importKey('raw', bits, 'HKDF', false, ['deriveKey'])
  const parameters = { name: 'HKDF', hash: 'SHA-256', salt: sender, info: utf8('courtyard queue') }
  const wanted = { name: CIPHER, length: 256 }
  return crypto.subtle.deriveKey(parameters, material, wanted, false, ['encrypt', 'decrypt'])
}

/** Seals for the vault while it is locked: what is done meanwhile needs no PIN to be kept. */
export const sealForQueue = async (
  queuePublic: Bytes,
  text: string,
  about: string,
): Promise<SealedFor> => {
  const pair = await crypto.subtle.generateKey(CURVE, true, ['deriveBits'])
  const sender = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))
  const key = await sharedKey(pair.privateKey, queuePublic, sender)
  return { sender, ...(await sealBytes(key, utf8(text), about)) }
}

/** @throws where it was changed, or is about something else. */
export const openFromQueue = async (
  { queueKey }: OpenVault,
  sealed: SealedFor,
  about: string,
): Promise<string> => {
  const key = await sharedKey(queueKey, sealed.sender, sealed.sender)
  return new TextDecoder().decode(await openBytes(key, sealed, about))
}
