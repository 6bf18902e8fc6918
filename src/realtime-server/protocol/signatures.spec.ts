import { describe, expect, it } from '@jest/globals'
import { isSame, sign, verifyChannelAuth, verifyUserAuth } from './signatures.ts'

/** The worked examples of the public Pusher documentation. */
const APP = { key: '278d425bdf160c739803', secret: '7ad3773142a6692b25b8' }
const PRIVATE = '58df8b0c36d6982b82c3ecf6b4662e34fe8c25bba48f5369f135bf843651c3a4'
const PRESENCE = '31935e7d86dba64c2a90aed31fdc61869f9b22ba9d8863bba239c03ca481bc80'
const USER = '4708d583dada6a56435fb8bc611c77c359a31eebde13337c16ab43aa6de336ba'
const CHANNEL_DATA = '{"user_id":10,"user_info":{"name":"Mr. Channels"}}'
const socketId = '1234.1234'

describe('channel signatures', () => {
  const foobar = { socketId, channel: 'private-foobar', channelData: undefined }

  it('accept the documented signature of a private channel', () => {
    expect(sign(APP.secret, '1234.1234:private-foobar')).toBe(PRIVATE)
    expect(verifyChannelAuth(APP, { ...foobar, auth: `${APP.key}:${PRIVATE}` })).toBe(true)
  })

  it('accept the documented signature of a presence channel', () => {
    const signed = { socketId, channel: 'presence-foobar', channelData: CHANNEL_DATA }
    expect(verifyChannelAuth(APP, { ...signed, auth: `${APP.key}:${PRESENCE}` })).toBe(true)
  })

  it('cover the channel data on every kind of channel', () => {
    const auth = `${APP.key}:${PRIVATE}`
    expect(verifyChannelAuth(APP, { ...foobar, auth, channelData: CHANNEL_DATA })).toBe(false)
    const both = `${APP.key}:${sign(APP.secret, `${socketId}:private-foobar:${CHANNEL_DATA}`)}`
    expect(verifyChannelAuth(APP, { ...foobar, auth: both, channelData: CHANNEL_DATA })).toBe(true)
    expect(verifyChannelAuth(APP, { ...foobar, auth: both })).toBe(false)
  })

  it.each([
    ['of another socket', { ...foobar, socketId: '1234.1235' }],
    ['of another channel', { ...foobar, channel: 'private-foobaz' }],
  ])('refuse a signature %s', (_, signed) => {
    expect(verifyChannelAuth(APP, { ...signed, auth: `${APP.key}:${PRIVATE}` })).toBe(false)
  })

  it.each(['', ':', PRIVATE, `:${PRIVATE}`, `other:${PRIVATE}`, `${APP.key}:`, 'é'.repeat(85)])(
    'refuse %j',
    (auth) => {
      expect(verifyChannelAuth(APP, { ...foobar, auth })).toBe(false)
    },
  )
})

describe('user signatures', () => {
  it('accept the documented signature and no other user', () => {
    const auth = `${APP.key}:${USER}`
    expect(verifyUserAuth(APP, { auth, socketId, userData: '{"id":"12345"}' })).toBe(true)
    expect(verifyUserAuth(APP, { auth, socketId, userData: '{"id":"12346"}' })).toBe(false)
  })
})

describe('isSame', () => {
  it('compares texts of any length', () => {
    expect(isSame('abc', 'abc')).toBe(true)
    expect(isSame('abc', 'abd')).toBe(false)
    expect(isSame('abc', 'abcd')).toBe(false)
    expect(isSame('', '')).toBe(true)
  })
})
