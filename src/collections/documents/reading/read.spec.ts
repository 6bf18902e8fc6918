import { describe, expect, it } from '@jest/globals'
import PDFDocument from 'pdfkit'
import { buffer } from 'node:stream/consumers'
import { strToU8, zipSync } from 'fflate'
import { read } from './read'

const OFFICE = 'application/vnd.openxmlformats-officedocument.'
const OPEN = 'application/vnd.oasis.opendocument.'
const WORD = `${OFFICE}wordprocessingml.document`

const zipped = (parts: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])))

const word = (body: string) => zipped({ 'word/document.xml': `<w:document>${body}</w:document>` })

const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`

describe('the words of a file', () => {
  it('are those of each page of a PDF', async () => {
    const file = new PDFDocument()
    file.text('Quiet hours begin at ten').addPage().text('Deuxième page')
    file.end()
    expect(await read(new Uint8Array(await buffer(file)), 'application/pdf')).toEqual({
      outcome: 'read',
      pages: ['Quiet hours begin at ten', 'Deuxième page'],
    })
  })

  it('are none of a scan', async () => {
    const file = new PDFDocument()
    file.rect(10, 10, 90, 90).fill('#335577')
    file.end()
    const { outcome } = await read(new Uint8Array(await buffer(file)), 'application/pdf')
    expect(outcome).toBe('none')
  })

  it('are kept from us by a password', async () => {
    const file = new PDFDocument({ userPassword: 'secret' })
    file.text('Nobody knows')
    file.end()
    const { outcome } = await read(new Uint8Array(await buffer(file)), 'application/pdf')
    expect(outcome).toBe('encrypted')
  })

  it('are not those of a file that is no such file', async () => {
    const junk = strToU8('%PDF-1.7 and nothing more')
    expect((await read(junk, 'application/pdf')).outcome).toBe('broken')
    expect((await read(junk, WORD)).outcome).toBe('broken')
    expect((await read(word('<w:p><w:t>open'), WORD)).outcome).toBe('broken')
    expect((await read(zipped({ 'a.xml': '' }), WORD)).outcome).toBe('broken')
    expect((await read(junk, 'image/webp')).outcome).toBe('not-read')
    expect((await read(junk, 'application/zip')).outcome).toBe('not-read')
  })

  it('are those of paragraphs, without what was struck out', async () => {
    const body =
      paragraph('First &amp; last') +
      '<w:p><w:r><w:t>in</w:t></w:r><w:r><w:t>side</w:t><w:tab/><w:delText>gone</w:delText></w:r></w:p>'
    const { pages } = await read(word(body), WORD)
    expect(pages).toEqual(['First & last\ninside'])
  })

  it('come in parts where a text has no pages', async () => {
    const body = Array.from({ length: 600 }, (_, n) => paragraph(`Clause ${String(n)} of many`))
    const { pages } = await read(word(body.join('')), WORD)
    expect(pages.length).toBeGreaterThan(2)
    expect(pages.join('\n').match(/Clause/g)).toHaveLength(600)
    const plain = await read(strToU8('Hello\n\n\nthere   you'), 'text/plain')
    expect(plain.pages).toEqual(['Hello\nthere you'])
  })

  it('are those of slides, in their order', async () => {
    const slide = (text: string) => `<p:sld><a:p><a:t>${text}</a:t></a:p></p:sld>`
    const bytes = zipped({
      'ppt/slides/slide10.xml': slide('Ten'),
      'ppt/slides/slide2.xml': slide('Two'),
      'ppt/slides/_rels/slide2.xml.rels': '<x/>',
    })
    const { pages } = await read(bytes, `${OFFICE}presentationml.presentation`)
    expect(pages).toEqual(['Two', 'Ten'])
  })

  it('are those of cells, shared, in place and computed', async () => {
    const bytes = zipped({
      'xl/sharedStrings.xml':
        '<sst><si><t>Rent</t></si><si><r><t>Heat</t></r><r><t>ing</t></r></si></sst>',
      'xl/worksheets/sheet1.xml':
        '<worksheet><row><c t="s"><v>0</v></c><c><v>1200</v></c></row><row><c t="s"><v>1</v></c><c t="inlineStr"><is><t>here</t></is></c></row></worksheet>',
      'xl/worksheets/sheet2.xml':
        '<worksheet><row><c t="str"><f>A1</f><v>Sum</v></c></row></worksheet>',
    })
    const { pages } = await read(bytes, `${OFFICE}spreadsheetml.sheet`)
    expect(pages).toEqual(['Rent 1200\nHeating here', 'Sum'])
  })

  it('are those of an open document of each kind', async () => {
    const file = (body: string) => zipped({ 'content.xml': `<office:body>${body}</office:body>` })
    const text = file('<text:h>Rules</text:h><text:p>Quiet<text:s/>hours<text:note-body/></text:p>')
    expect((await read(text, `${OPEN}text`)).pages).toEqual(['Rules\nQuiet hours'])
    const slides = file(
      '<draw:page><text:p>One</text:p></draw:page><draw:page><text:p>Two</text:p></draw:page>',
    )
    expect((await read(slides, `${OPEN}presentation`)).pages).toEqual(['One', 'Two'])
    const sheets = file('<table:table><text:p>A</text:p></table:table>')
    expect((await read(sheets, `${OPEN}spreadsheet`)).pages).toEqual(['A'])
  })

  it('are not unpacked where they would be too many, nor where a file lies about that', async () => {
    const large = zipSync({ 'word/document.xml': new Uint8Array(70 * 1024 * 1024) }, { level: 9 })
    expect(large.byteLength).toBeLessThan(200_000)
    expect((await read(large, WORD)).outcome).toBe('too-large')
    // Its own list says that the part is small.
    const at = Buffer.from(large).lastIndexOf(Buffer.from('504b0102', 'hex'))
    new DataView(large.buffer, large.byteOffset).setUint32(at + 24, 1000, true)
    expect((await read(large, WORD)).outcome).toBe('broken')
  })
})
