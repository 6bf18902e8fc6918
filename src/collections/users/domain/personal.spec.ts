import { describe, expect, it } from '@jest/globals'
import { isMainlyPersonal, partsOf } from './personal'

const lea = {
  name: 'Léa Martin',
  email: 'lea.martin@garden-court.example',
  phone: '+33 6 12 34 56 78',
  communities: ['Residence des Tilleuls'],
}

describe('personal data', () => {
  it('is every name, without accents, and the end of the number', () => {
    const parts = partsOf(lea)
    for (const part of ['lea', 'martin', 'garden', 'tilleuls', '345678', '612345678']) {
      expect(parts).toContain(part)
    }
    expect(partsOf({})).toEqual([])
  })

  it.each([
    'lea.martin@garden-court.example',
    'LéaMartin1980',
    'martin-tilleuls',
    '06 12 34 56 78',
    'Garden Court Martin!',
  ])('makes up most of %s', (password) => {
    expect(isMainlyPersonal(password, lea)).toBe(true)
  })

  it.each(['three rivers and a boat', 'Martin drinks purple tea at dusk', '!!!!!!!!!!!!', ''])(
    'does not make up most of %s',
    (password) => {
      expect(isMainlyPersonal(password, lea)).toBe(false)
    },
  )
})
