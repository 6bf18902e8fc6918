import { describe, expect, it } from '@jest/globals'
import { canonicalText } from './canonical'

describe('the clauses as one text', () => {
  it('are number and title on a line, and the text below', () => {
    const clauses = [
      { number: '1', title: 'Quiet', text: 'It is quiet.  \r\n\r\nAlways.\n' },
      { number: '2', title: 'Dogs ', text: 'On a lead.' },
    ]
    expect(canonicalText(clauses)).toBe('1 Quiet\nIt is quiet.\n\nAlways.\n\n2 Dogs\nOn a lead.\n')
  })

  it('are the same however a letter with its accent was typed', () => {
    const one = (text: string) => canonicalText([{ number: '1', title: 'A', text }])
    expect(one('e\u0301te')).toBe(one('\u00E9te'))
  })
})
