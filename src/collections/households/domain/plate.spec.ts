import { describe, expect, it } from '@jest/globals'
import { plateKeyOf } from './plate'

describe('a number plate', () => {
  it.each([
    ['ab-123-cd', 'AB123CD'],
    [' AB 123 CD ', 'AB123CD'],
    ['m·xy 42e', 'MXY42E'],
    ['ＡＢ１２', 'AB12'],
    ['ö-ab 1', 'ÖAB1'],
    ['-', null],
    ['a', null],
    ['', null],
    ['ABCDEFGHIJKLM', null],
  ])('%s', (plate, expected) => {
    expect(plateKeyOf(plate)).toBe(expected)
  })
})
