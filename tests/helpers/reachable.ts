import { createLocalReq } from 'payload'
import type { PayloadRequest } from 'payload'
import { startApp, type App } from './app'
import { startHttpSink, startMailSink, until, type HttpSink, type MailSink } from './sinks'

export interface Reachable {
  app: App
  mail: MailSink
  texts: HttpSink
  /** A request of a person, or of nobody, without a browser. */
  requestOf: (userId?: string) => Promise<PayloadRequest>
  /** Waits for a mail to an address that has the words in it. */
  mailTo: (address: string, words?: string) => Promise<MailSink['mails'][number]>
  /** Waits until an invitation is sent, and noted as sent: what is changed by hand stays from then on. */
  sent: (invitation: string) => Promise<true>
  /** Nothing was sent yet. */
  forget: () => void
  stop: () => Promise<void>
}

/** The app with a mailbox and a gateway for texts, both real, for whatever reaches people. */
export const startReachable = async (): Promise<Reachable> => {
  const mail = await startMailSink()
  const texts = await startHttpSink()
  const app = await startApp({
    SMTP_URL: mail.url,
    SMS_HTTP_URL: `http://127.0.0.1:${String(texts.port)}/`,
    SMS_HTTP_TOKEN: 'a-token-of-the-gateway',
    DATABASE_POOL_SIZE: '10',
  })
  return {
    app,
    mail,
    texts,
    requestOf: async (userId) => {
      if (userId === undefined) return createLocalReq({}, app.payload)
      const user = await app.past.findByID({ collection: 'users', id: userId })
      return createLocalReq({ user: { ...user, collection: 'users' } }, app.payload)
    },
    mailTo: (address, words = '') =>
      until(() =>
        mail.mails.find(
          ({ to, text }) =>
            to?.some((one) => one.address === address) === true && (text ?? '').includes(words),
        ),
      ),
    sent: (invitation) =>
      until(async () => {
        const [row] = await app.sql<{ delivery: string }>(
          'select delivery from membership_invitations where id = $1',
          [invitation],
        )
        return row?.delivery === 'sent' || undefined
      }),
    forget: () => {
      mail.mails.length = 0
      texts.requests.length = 0
      texts.answer = { status: 200, body: { id: '1' } }
    },
    stop: async () => {
      await app.stop()
      await mail.stop()
      await texts.stop()
    },
  }
}

export const HARBOUR_VIEW = {
  name: 'Harbour View',
  slug: 'harbour-view',
  address: { street: '12 Quay Street', city: 'Halifax', postalCode: 'B3J 1A1', country: 'CA' },
}

/** The secret of the invitation that a mail or a text leads to. */
export const joinLinkIn = (text: string | undefined): string =>
  /\/join\/([\w-]+)/.exec(text ?? '')?.[1] ?? ''
