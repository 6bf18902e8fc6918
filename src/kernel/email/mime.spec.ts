import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import PostalMime from 'postal-mime'
import { mimeOf } from './mime'
import { cutAt, plainOf } from './pieces'

const message = {
  to: { name: 'Zoë "the" Müller, Łódź', address: 'zoe@example.org' },
  from: 'Courtyard <post@example.org>',
  subject:
    'Un colis est là · 包裹 · a subject that is longer than one line of a header may ever be',
  messageId: '<one.two@example.org>',
  html: '<p>Bonjour</p>',
  text: 'Bonjour',
}
const parsed = (more: Partial<Parameters<typeof mimeOf>[0]>) =>
  PostalMime.parse(mimeOf({ ...message, ...more }).raw)

/** As a mail program shows it: lines end in one way, and the last one's end is the frame's. */
const shown = (text: string | undefined): string =>
  String(text)
    .replaceAll(/\r\n?|\n/g, '\n')
    .replace(/\n$/, '')

describe('a mail as it is handed over', () => {
  it('has the headers and both parts that a mail program reads', async () => {
    const mail = await parsed({
      inReplyTo: '<thread.1@example.org>',
      unsubscribeUrl: 'https://courtyard.example/unsubscribe?token=abc',
    })
    expect(mail.subject).toBe(message.subject)
    expect(mail.messageId).toBe(message.messageId)
    expect(mail.inReplyTo).toBe('<thread.1@example.org>')
    expect(mail.from).toEqual({ name: 'Courtyard', address: 'post@example.org' })
    expect(mail.to).toEqual([message.to])
    expect(shown(mail.text)).toBe('Bonjour')
    expect(shown(mail.html)).toBe('<p>Bonjour</p>')
    const unsubscribe = mail.headers.filter(({ key }) => key.startsWith('list-unsubscribe'))
    expect(unsubscribe.map(({ value }) => value).toSorted()).toEqual([
      '<https://courtyard.example/unsubscribe?token=abc>',
      'List-Unsubscribe=One-Click',
    ])
  })

  it('goes from whom and to whom its headers say', () => {
    expect(mimeOf(message).envelope).toEqual({ from: 'post@example.org', to: ['zoe@example.org'] })
  })

  it('lets no line break of a name or a subject become a header', async () => {
    const mail = await parsed({
      to: { name: 'Eve\r\nBcc: all@example.org', address: 'eve@example.org' },
      subject: 'Hello\r\nBcc: all@example.org',
    })
    expect(mail.bcc).toBeUndefined()
    expect(mail.subject).toBe('Hello Bcc: all@example.org')
  })

  it('keeps every text, however it is cut, in lines that every server takes', async () => {
    const words = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.constantFrom('é', '=', ' ', '.', '\n', '\n.\n', 'x'.repeat(300), '🏠'),
      ),
      { maxLength: 8 },
    )
    await fc.assert(
      fc.asyncProperty(words, async (raw) => {
        // No mail program shows what is no letter: parsers leave it out.
        const pieces = ['[', ...raw.map((one) => one.replaceAll(/[^\P{C}\n]/gu, '')), ']']
        const { raw: bytes } = mimeOf({ ...message, text: pieces, html: pieces })
        const lines = bytes.toString('latin1').split('\r\n')
        expect(lines.filter((line) => line.length > 998)).toEqual([])
        expect(lines.slice(lines.indexOf('') + 1).filter((line) => line.length > 76)).toEqual([])
        const { text, html } = await PostalMime.parse(bytes)
        const all = shown(pieces.join(''))
        expect([shown(text), shown(html)]).toEqual([all, all])
      }),
      { numRuns: 200 },
    )
  })
})

describe('a text that is cut at marks', () => {
  it('has each mark as a piece, and is the same text', () => {
    expect(cutAt('Dear NAME, see LINK or LINK', ['NAME', 'LINK'])).toEqual([
      'Dear ',
      'NAME',
      ', see ',
      'LINK',
      ' or ',
      'LINK',
    ])
    expect(cutAt('', ['NAME'])).toEqual([])
    fc.assert(
      fc.property(fc.array(fc.constantFrom('NAME', 'LINK', 'a', ' ', 'NA', 'ME')), (parts) => {
        const text = parts.join('')
        expect(plainOf(cutAt(text, ['NAME', 'LINK']))).toBe(text)
      }),
    )
  })
})
