import { describe, expect, it } from '@jest/globals'
import { spellWith } from './spell'

const latin = (codePoint: number) => codePoint < 0x250

describe('a text in a font', () => {
  it.each([
    ['Zoë Łukaszewicz', 'Zoë Łukaszewicz'],
    // The accent written apart is put to its letter.
    ['Zoe\u0301', 'Zoé'],
    ['Ana 🌷 Lima', 'Ana Lima'],
    ['李雷', 'Resident'],
    ['Li 雷', 'Resident'],
    ['محمد علي', 'Resident'],
    ['🌷', 'Resident'],
    ['', 'Resident'],
  ])('%s is printed as %s', (text, printed) => {
    expect(spellWith(text, latin, 'Resident')).toBe(printed)
  })
})
