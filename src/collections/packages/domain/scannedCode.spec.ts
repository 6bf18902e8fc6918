import { describe, expect, it } from '@jest/globals'
import { isThingCode, readThing } from './scannedCode'

const ID = '01a22ba7-f120-73bb-a8e7-a6a7679e3a7d'
const LABEL = `https://home.example/c/harbour-view/desk/packages/${ID}`

describe('the code on a thing', () => {
  it('is an address on our label, a pickup code, or a carrier’s number', () => {
    expect(readThing(LABEL)).toEqual({ by: 'id', id: ID, communitySlug: 'harbour-view' })
    expect(readThing('7k3m-q9tx')).toEqual({
      by: 'pickup',
      code: '7K3MQ9TX',
      communitySlug: null,
      number: '7K3MQ9TX',
    })
    expect(readThing('1z 5r8-9390')).toEqual({ by: 'number', number: '1Z5R89390' })
    expect(readThing('/c/x/desk/packages/code/7K3MQ9TX')).toMatchObject({ communitySlug: 'x' })
  })

  it('is told from what somebody types', () => {
    expect([LABEL, '1Z5R89390357567127'].map((text) => isThingCode(text))).toEqual([true, true])
    expect(['Amelia', '402', 'https://home.example/'].map((text) => isThingCode(text))).toEqual([
      false,
      false,
      false,
    ])
  })
})
