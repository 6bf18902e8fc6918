import { describe, expect, it } from '@jest/globals'
import { sniffDocument } from './sniff'

/** A ZIP without compression, with these names in it, as offices write them. */
const zip = (entries: readonly (readonly [string, string])[]): Buffer => {
  const local: Buffer[] = []
  const central: Buffer[] = []
  for (const [name, content] of entries) {
    const head = Buffer.alloc(30)
    head.write('PK\u0003\u0004', 0, 'latin1')
    head.writeUInt32LE(content.length, 18)
    head.writeUInt32LE(content.length, 22)
    head.writeUInt16LE(name.length, 26)
    local.push(head, Buffer.from(name), Buffer.from(content))
    const entry = Buffer.alloc(46)
    entry.write('PK\u0001\u0002', 0, 'latin1')
    entry.writeUInt16LE(name.length, 28)
    central.push(entry, Buffer.from(name))
  }
  return Buffer.concat([...local, ...central, Buffer.from('PK\u0005\u0006'), Buffer.alloc(18)])
}
const sniff = (bytes: Buffer, isText = false) =>
  sniffDocument({ head: bytes.subarray(0, 4096), tail: bytes, isText })

const TYPES = '[Content_Types].xml'

describe('sniffDocument', () => {
  it('tells documents of offices by what lies in them', () => {
    expect(
      sniff(
        zip([
          [TYPES, ''],
          ['word/document.xml', 'x'],
        ]),
      ),
    ).toMatch(/wordprocessingml/)
    expect(
      sniff(
        zip([
          [TYPES, ''],
          ['xl/workbook.xml', 'x'],
        ]),
      ),
    ).toMatch(/spreadsheetml/)
    expect(
      sniff(
        zip([
          [TYPES, ''],
          ['ppt/presentation.xml', 'x'],
        ]),
      ),
    ).toMatch(/presentationml/)
    const text = 'application/vnd.oasis.opendocument.text'
    expect(
      sniff(
        zip([
          ['mimetype', text],
          ['content.xml', 'x'],
        ]),
      ),
    ).toBe(text)
  })

  it.each([
    ['programs', [['setup.exe', 'MZ']]],
    [
      'a program for Java',
      [
        ['META-INF/MANIFEST.MF', ''],
        ['A.class', ''],
      ],
    ],
    [
      'macros',
      [
        [TYPES, ''],
        ['word/document.xml', ''],
        ['word/vbaProject.bin', ''],
      ],
    ],
    [
      'old macros',
      [
        [TYPES, ''],
        ['xl/workbook.xml', ''],
        ['xl/macrosheets/sheet1.xml', ''],
      ],
    ],
    [
      'macros of an open document',
      [
        ['mimetype', 'application/vnd.oasis.opendocument.text'],
        ['Basic/Standard/Module1.xml', ''],
      ],
    ],
    ['nothing', []],
  ] as const)('lets no ZIP in with %s', (_what, entries) => {
    expect(sniff(zip(entries))).toBeUndefined()
  })

  it.each([
    ['%PDF-1.7', false, 'application/pdf'],
    ['Dear neighbours', true, 'text/plain'],
    ['a;b;c\n1;2;3', true, 'text/plain'],
    ['#!/bin/sh\nrm', true, undefined],
    ['  <!DOCTYPE html>', true, undefined],
    ['\uFEFF<html>', true, undefined],
    ['<svg xmlns="x">', true, undefined],
    ['<?xml version="1.0"?>', true, undefined],
    ['MZ\u0090', false, undefined],
    ['\u007fELF', false, undefined],
    ['MZ text that is none', true, undefined],
  ])('tells %j', (text, isText, type) => {
    expect(sniff(Buffer.from(text), isText)).toBe(type)
  })
})
