import { describe, expect, it } from '@jest/globals'
import { Members } from './members.ts'
import { readMember } from './readMember.ts'

const read = (channelData: string | null | undefined, members?: Members) =>
  readMember({ channelData, user: undefined, members })

const full = () => {
  const members = new Members()
  for (let index = 0; index < 100; index += 1) members.join(`user-${index}`, undefined)
  return members
}

describe('readMember', () => {
  it('reads the signed channel data, with a numeric id too', () => {
    expect(read('{"user_id":"a","user_info":{"n":1}}')).toEqual({ id: 'a', info: { n: 1 } })
    expect(read('{"user_id":10}')).toEqual({ id: '10', info: undefined })
  })

  it('falls back to the signed-in person when there are none, never when they are bad', () => {
    const user = { id: 'ann', channel: '#server-to-user-ann', info: { n: 2 }, watchlist: [] }
    const member = { id: 'ann', info: { n: 2 } }
    expect(readMember({ channelData: undefined, user, members: undefined })).toEqual(member)
    expect(readMember({ channelData: null, user, members: undefined })).toEqual(member)
    expect(readMember({ channelData: '{}', user, members: undefined })).toMatchObject({
      status: 401,
    })
  })

  it.each([undefined, null, '', '{', '[]', '{"user_id":""}', '{"user_id":{}}', '{"user_id":null}'])(
    'refuses %j',
    (channelData) => {
      expect(read(channelData)).toMatchObject({ type: 'AuthError', status: 401 })
    },
  )

  it('refuses a long id and large info', () => {
    expect(read(JSON.stringify({ user_id: 'a'.repeat(129) }))).toMatchObject({ status: 401 })
    const info = (letters: number) =>
      JSON.stringify({ user_id: 'a', user_info: 'Ж'.repeat(letters) })
    expect(read(info(511))).toMatchObject({ id: 'a' })
    expect(read(info(512))).toMatchObject({ type: 'LimitReached', status: 413 })
  })

  it('lets the hundred and first in only when it is one of the hundred', () => {
    expect(read('{"user_id":"new"}', full())).toMatchObject({ type: 'LimitReached', status: 403 })
    expect(read('{"user_id":"user-7"}', full())).toMatchObject({ id: 'user-7' })
  })
})
