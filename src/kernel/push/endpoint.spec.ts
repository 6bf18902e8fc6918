import { describe, expect, it } from '@jest/globals'
import { readEndpoint } from './endpoint'

const SERVICES = [
  'https://fcm.googleapis.com/fcm/send/abc:def',
  'https://updates.push.services.mozilla.com/wpush/v2/gAAA',
  'https://web.push.apple.com/QGuQ',
  'https://wns2-par02p.notify.windows.com/w/?token=BQYA%3d',
  'https://8.8.8.8/push',
  'https://[2606:4700::1111]/push',
]

const REFUSED = [
  'http://fcm.googleapis.com/fcm/send/abc',
  'https://fcm.googleapis.com:444/fcm/send/abc',
  'https://somebody@fcm.googleapis.com/x',
  'https://fcm.googleapis.com/x#y',
  'https://localhost/x',
  'https://postgres/x',
  'https://127.0.0.1/x',
  'https://2130706433/x',
  'https://0177.0.0.1/x',
  'https://10.1.2.3/x',
  'https://172.16.0.1/x',
  'https://192.168.1.1/x',
  'https://100.64.0.1/x',
  'https://169.254.169.254/x',
  'https://0.0.0.0/x',
  'https://224.0.0.1/x',
  'https://[::1]/x',
  'https://[::]/x',
  'https://[fe80::1]/x',
  'https://[fc00::1]/x',
  'https://[::ffff:127.0.0.1]/x',
  'https://[::127.0.0.1]/x',
  'https://[64:ff9b::a00:1]/x',
  'https://[2002:a00:1::]/x',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'x',
  '',
  `https://push.example.org/${'x'.repeat(2000)}`,
]

describe('the address of a push service', () => {
  it.each(SERVICES)('may be %s', (text) => {
    expect(readEndpoint(text, false)?.href).toBe(text)
  })

  it.each(REFUSED)('is not %s', (text) => {
    expect(readEndpoint(text, false)).toBeNull()
  })

  it('is on this machine where that was asked for, and on no other of the network', () => {
    expect(readEndpoint('http://127.0.0.1:4000/x', true)?.port).toBe('4000')
    expect(readEndpoint('http://localhost:4000/x', true)).not.toBeNull()
    expect(readEndpoint('http://[::1]:4000/x', true)).not.toBeNull()
    expect(readEndpoint('ftp://127.0.0.1/x', true)).toBeNull()
    expect(readEndpoint('http://10.0.0.1/x', true)).toBeNull()
    expect(readEndpoint('http://push.example.org/x', true)).toBeNull()
    expect(readEndpoint('https://push.example.org/x', true)).not.toBeNull()
  })
})
