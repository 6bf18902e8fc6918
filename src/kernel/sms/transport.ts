import { env } from '../env'
import { httpTransport } from './http'
import type { SmsTransport } from './message'
import { readSmppUrl } from './settings'
import { smppTransport } from './smpp'

let transport: SmsTransport | undefined

/** SMPP where its address is set, else HTTP, which is the local mailbox where nothing is set. */
export const smsTransport = (): SmsTransport => {
  if (transport) return transport
  const { SMPP_URL, SMS_HTTP_URL, SMS_HTTP_TOKEN, SMS_FROM } = env()
  const smpp = SMPP_URL === undefined ? undefined : readSmppUrl(SMPP_URL)
  if (typeof smpp === 'object') {
    transport = smppTransport({ ...smpp, source: SMS_FROM ?? smpp.source })
  } else if (SMS_HTTP_URL !== undefined && SMS_HTTP_TOKEN !== undefined) {
    transport = httpTransport(SMS_HTTP_URL, SMS_HTTP_TOKEN, SMS_FROM)
  } else throw new Error('neither SMPP_URL nor SMS_HTTP_URL is set')
  return transport
}

export const closeSmsTransport = async (): Promise<void> => {
  const open = transport
  transport = undefined
  await open?.close()
}
