import { describe, expect, it } from '@jest/globals'
import { inPlainMarks } from './message'

describe('the marks of print in a text message', () => {
  it('are those of a telephone’s own alphabet', () => {
    expect(
      inPlainMarks(
        'L’accès à «\u00a0North 402\u00a0»\u00a0: 14 jours\u202f; demandez… – merci\u202f!',
      ),
    ).toBe(`L'accès à "North 402" : 14 jours ; demandez... - merci !`)
  })

  it('and nothing else changes', () => {
    const text = 'Ihr Code: 123456, ça va? Здравствуйте 你好 €'
    expect(inPlainMarks(text)).toBe(text)
  })
})
