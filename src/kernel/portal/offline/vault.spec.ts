import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  makeVault,
  openFromQueue,
  openText,
  openVault,
  renewPin,
  sealForQueue,
  sealText,
} from './vault'
import type { OpenVault } from './vault'

const FEW = 10
const pins = fc.stringMatching(/^\d{6}$/)
const opened = async (vault: Promise<OpenVault | null>): Promise<OpenVault> => {
  const open = await vault
  if (!open) throw new Error('it did not open')
  return open
}

describe('a vault', () => {
  it('opens with its PIN and with no other', async () => {
    await fc.assert(
      fc.asyncProperty(pins, pins, async (pin, other) => {
        const { kept } = await makeVault(pin, FEW)
        expect(await openVault(kept, pin)).not.toBeNull()
        if (other !== pin) expect(await openVault(kept, other)).toBeNull()
      }),
      { numRuns: 40 },
    )
  })

  it('takes six hundred thousand rounds to a PIN where nobody asks for fewer', async () => {
    expect((await makeVault('482915')).kept.rounds).toBe(600_000)
  })

  it('gives back what was sealed, and nothing that was changed or is about something else', async () => {
    const { kept } = await makeVault('482915', FEW)
    const open = await opened(openVault(kept, '482915'))
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.nat(), async (text, where) => {
        const sealed = await sealText(open.key, text, 'list')
        expect(await openText(open.key, sealed, 'list')).toBe(text)
        await expect(openText(open.key, sealed, 'queue')).rejects.toThrow()
        const bytes = sealed.bytes.slice()
        bytes[where % bytes.length]! ^= 1
        await expect(openText(open.key, { ...sealed, bytes }, 'list')).rejects.toThrow()
      }),
      { numRuns: 60 },
    )
  })

  it('takes entries while it is locked, and gives them to who opens it', async () => {
    const { kept } = await makeVault('482915', FEW)
    const sealed = await sealForQueue(kept.queuePublic, 'parcel 1', 'entry-1')
    const open = await opened(openVault(kept, '482915'))
    expect(await openFromQueue(open, sealed, 'entry-1')).toBe('parcel 1')
    await expect(openFromQueue(open, sealed, 'entry-2')).rejects.toThrow()
    const other = await makeVault('482915', FEW)
    const stranger = await opened(openVault(other.kept, '482915'))
    await expect(openFromQueue(stranger, sealed, 'entry-1')).rejects.toThrow()
  })

  it('shows neither the list nor an entry in what the device keeps', async () => {
    const { kept } = await makeVault('482915', FEW)
    const open = await opened(openVault(kept, '482915'))
    const list = await sealText(open.key, 'Ada Lovelace', 'list')
    const entry = await sealForQueue(kept.queuePublic, 'Ada Lovelace', 'one')
    for (const { bytes } of [list, entry]) {
      expect(Buffer.from(bytes).toString('latin1')).not.toContain('Ada')
    }
    await expect(crypto.subtle.exportKey('raw', kept.deviceKey)).rejects.toThrow()
    await expect(crypto.subtle.exportKey('raw', open.key)).rejects.toThrow()
  })

  it('is no use to who has its database and PIN without the key of the device', async () => {
    const { kept } = await makeVault('482915', FEW)
    const { kept: elsewhere } = await makeVault('482915', FEW)
    const copied = { ...kept, deviceKey: elsewhere.deviceKey }
    await expect(openVault(copied, '482915')).rejects.toThrow()
  })

  it('gets another PIN by what the server kept, and keeps what lies in it', async () => {
    const { kept, recovery } = await makeVault('482915', FEW)
    const sealed = await sealForQueue(kept.queuePublic, 'parcel 1', 'entry-1')
    const spent = { ...kept, byPin: undefined }
    expect(await openVault(spent, '482915')).toBeNull()
    const renewed = await renewPin(spent, recovery, '730164')
    expect(await openVault(renewed, '482915')).toBeNull()
    const open = await opened(openVault(renewed, '730164'))
    expect(await openFromQueue(open, sealed, 'entry-1')).toBe('parcel 1')
    const { recovery: foreign } = await makeVault('482915', FEW)
    await expect(renewPin(kept, foreign, '730164')).rejects.toThrow()
  })
})
