import { describe, expect, it } from '@jest/globals'
import { fillReply, unknownGaps } from './savedReply'

const facts = { name: 'Ana', unit: 'North · 402', community: 'Harbour View' }

describe('a saved reply', () => {
  it('is filled with who asked, their unit and the community', () => {
    expect(
      fillReply('Dear {{name}} ({{ unit }}), {{Community}} thanks you, {{name}}.', facts),
    ).toBe('Dear Ana (North · 402), Harbour View thanks you, Ana.')
  })

  it('takes what a name says for a name, and not for another gap', () => {
    const odd = { ...facts, name: '$& {{unit}}' }
    expect(fillReply('Dear {{name}}', odd)).toBe('Dear $& {{unit}}')
  })

  it('leaves what stands for nothing, and tells of it before it is kept', () => {
    expect(fillReply('{{phone}} {name}', facts)).toBe('{{phone}} {name}')
    expect(unknownGaps('{{name}} {{phone}} {{ Phone }} {{floor}}')).toEqual(['phone', 'floor'])
    expect(unknownGaps('Dear {{name}}')).toEqual([])
  })
})
