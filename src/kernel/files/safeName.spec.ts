import { describe, expect, it } from '@jest/globals'
import { safeName } from './safeName'

describe('safeName', () => {
  it.each([
    ['label.png', 'label.png'],
    ['Étiquette n° 4.jpg', 'Étiquette n° 4.jpg'],
    ['../../etc/passwd', 'passwd'],
    ['..\\..\\windows\\win.ini', 'win.ini'],
    ['a.png\0.exe', 'a.png.exe'],
    ['photo\u202Egnp.exe', 'photognp.exe'],
    ['a\r\nset-cookie: x.png', 'aset-cookie: x.png'],
    ['\u200B ', ''],
  ])('makes of %j %j', (given, kept) => {
    expect(safeName(given)).toBe(kept)
  })
  it('has an end, and cuts no character in two', () => {
    expect(Array.from(safeName('😀'.repeat(500)))).toHaveLength(120)
  })
})
