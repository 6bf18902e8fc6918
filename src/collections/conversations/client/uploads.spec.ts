import { describe, expect, it } from '@jest/globals'
import { acceptOf, readAnswer, refusalOf } from './uploads'

const caps = { images: 5, megabytes: 5, allowsFiles: false }

describe('files of a message, before they are sent', () => {
  it('are pictures alone where the community wants no others', () => {
    expect(acceptOf(caps)).toBe('image/jpeg,image/png,image/webp,image/gif')
    const bill = { name: 'bill.pdf', type: 'application/pdf', size: 10 }
    expect(refusalOf(bill, caps)).toEqual({ what: 'filesOff', name: 'bill.pdf' })
    expect(refusalOf(bill, { ...caps, allowsFiles: true })).toBe(undefined)
    expect(acceptOf({ ...caps, allowsFiles: true })).toContain('.pdf')
  })

  it('are no larger than the community allows, to the byte', () => {
    const most = 5 * 1024 * 1024
    const picture = { name: 'leak.png', type: 'image/png' }
    expect(refusalOf({ ...picture, size: most }, caps)).toBe(undefined)
    const problem = { what: 'tooLarge', name: 'leak.png', max: 5 }
    expect(refusalOf({ ...picture, size: most + 1 }, caps)).toEqual(problem)
  })
})

describe('the answer to an upload', () => {
  it('is the file that waits to be sent', () => {
    const body = { id: 'f1', kind: 'image', name: 'leak.jpg', thumbnailUrl: '/t', bytes: 1 }
    expect(readAnswer(201, JSON.stringify(body))).toEqual({
      outcome: 'done',
      file: { id: 'f1', kind: 'image', name: 'leak.jpg', thumbnailUrl: '/t' },
    })
  })

  it('is the server’s sentence where it refuses, and nothing where it says none', () => {
    const body = { error: { code: 'files.empty', message: 'This file is empty.' } }
    expect(readAnswer(400, JSON.stringify(body))).toEqual({
      outcome: 'failed',
      message: 'This file is empty.',
    })
    expect(readAnswer(502, '<html>')).toEqual({ outcome: 'failed', message: '' })
    expect(readAnswer(500, 'null')).toEqual({ outcome: 'failed', message: '' })
  })
})
