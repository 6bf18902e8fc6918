import { createHash } from 'node:crypto'
import { atMost } from '../atMost'
import { splitSms } from '../domain/smsText'
import { MAX_SEGMENTS, SmsRefused } from './message'
import type { SmsMessage, SmsTransport } from './message'
import type { SmppSettings } from './settings'
import { bindSession, statusName } from './smppSession'
import type { Bound } from './smppSession'

/** A refusal of the message itself; all else (a full queue, a fault) may pass at the next try. */
const FOR_GOOD = new Set([
  'ESME_RINVMSGLEN',
  'ESME_RINVSRCADR',
  'ESME_RINVDSTADR',
  'ESME_RINVSRCTON',
  'ESME_RINVSRCNPI',
  'ESME_RINVDSTTON',
  'ESME_RINVDSTNPI',
  'ESME_RINVESMCLASS',
])

const CODING = { gsm7: 0, ucs2: 8 }
const UDH_FOLLOWS = 0x40

/** Type of number and numbering plan: international, a short code, letters. */
const sourceOf = (source: string | undefined): Record<string, unknown> => {
  if (source === undefined) return { source_addr: '' }
  const digits = source.replace(/^\+/, '')
  if (!/^\d+$/.test(digits)) {
    return { source_addr: source, source_addr_ton: 5, source_addr_npi: 0 }
  }
  const isShort = !source.startsWith('+') && digits.length <= 6
  return { source_addr: digits, source_addr_ton: isShort ? 3 : 1, source_addr_npi: isShort ? 0 : 1 }
}

/** One PDU for each part, or one with the whole text. */
const pdusOf = ({ to, text, from, idempotencyKey }: SmsMessage, settings: SmppSettings) => {
  const { encoding, parts } = splitSms(text)
  if (parts.length > MAX_SEGMENTS) throw new SmsRefused('the text is too long')
  const reference = createHash('sha256').update(idempotencyKey).digest()
  const shared = {
    ...sourceOf(from ?? settings.source),
    destination_addr: to.replace(/^\+/, ''),
    dest_addr_ton: 1,
    dest_addr_npi: 1,
    data_coding: CODING[encoding],
    // The same over retries, so that a provider can tell a repetition.
    user_message_reference: reference.readUInt16BE(0),
  }
  const [first] = parts
  if (parts.length === 1) return [{ ...shared, short_message: Buffer.from(first ?? []) }]
  if (settings.long === 'payload') {
    const message_payload = Buffer.concat(parts)
    return [{ ...shared, short_message: Buffer.alloc(0), message_payload }]
  }
  return parts.map((part, index) => ({
    ...shared,
    esm_class: UDH_FOLLOWS,
    short_message: Buffer.concat([
      Buffer.from([5, 0, 3, reference.readUInt8(2), parts.length, index + 1]),
      part,
    ]),
  }))
}

/** Text messages over SMPP 3.4, on one session that is bound when it is needed. */
export const smppTransport = (settings: SmppSettings): SmsTransport => {
  let binding: Promise<Bound> | undefined
  // Providers allow few unanswered messages at once; ten is the least that is usual.
  const inWindow = atMost(10)
  const bound = async (): Promise<Bound> => {
    const held = await binding?.catch(() => undefined)
    if (held?.isOpen() === true) return held
    binding = bindSession(settings)
    return binding
  }
  let opening: Promise<Bound> | undefined
  const session = (): Promise<Bound> => {
    opening ??= bound().finally(() => {
      opening = undefined
    })
    return opening
  }
  return {
    name: 'smpp',
    send: (message) =>
      inWindow(async () => {
        const ids: string[] = []
        const open = await session()
        for (const pdu of pdusOf(message, settings)) {
          const { command_status: status, message_id: id } = await open.submit(pdu)
          if (status !== 0) {
            const reason = statusName(status)
            throw FOR_GOOD.has(reason)
              ? new SmsRefused(`SMPP ${reason}`)
              : new Error(`SMPP ${reason}`)
          }
          ids.push(id ?? '')
        }
        return ids[0] ?? ''
      }),
    close: async () => {
      const held = await binding?.catch(() => undefined)
      binding = undefined
      await held?.close()
    },
  }
}
