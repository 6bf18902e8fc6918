import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { blocksOf } from './blocks'

describe('the shape of a text', () => {
  it('is paragraphs and lists', () => {
    expect(blocksOf('One.\nStill one.\n\nIt is for:\n- bicycles\n– prams\n\n\nThe end.')).toEqual([
      { kind: 'paragraph', lines: ['One.', 'Still one.'] },
      { kind: 'paragraph', lines: ['It is for:'] },
      { kind: 'list', items: ['bicycles', 'prams'] },
      { kind: 'paragraph', lines: ['The end.'] },
    ])
    expect(blocksOf('\r\n \r\n')).toEqual([])
  })

  it('loses no word', () => {
    const line = fc.constantFrom('a b', '- c', '', '  ', '– d e', 'f-g')
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const words = (texts: string[]) =>
          texts.flatMap((text) => text.replace(/^\s*[-–•]\s+/, '').match(/\S+/g) ?? [])
        const shown = blocksOf(lines.join('\n')).flatMap((block) =>
          block.kind === 'list' ? block.items : block.lines,
        )
        expect(words(shown)).toEqual(words(lines))
      }),
    )
  })
})
