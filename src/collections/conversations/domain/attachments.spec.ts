import { describe, expect, it } from '@jest/globals'
import { checkAttachments } from './attachments'

describe('checkAttachments', () => {
  it('counts pictures and files together', () => {
    const caps = { images: 2, isFileAllowed: true }
    expect(checkAttachments([], caps)).toBeUndefined()
    expect(checkAttachments(['image', 'file'], caps)).toBeUndefined()
    expect(checkAttachments(['image', 'file', 'image'], caps)).toBe('too-many')
  })

  it('takes files only where the community allows them, and pictures only up to its number', () => {
    expect(checkAttachments(['file'], { images: 5, isFileAllowed: false })).toBe('files-off')
    expect(checkAttachments(['image'], { images: 0, isFileAllowed: true })).toBe('too-many')
  })
})
