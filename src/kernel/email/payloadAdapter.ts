import type { EmailAdapter } from 'payload'
import { log } from '../log'

/**
 * Payload sends no mail here: the product's own mails go through the ledger of deliveries. Should
 * a part of Payload ever try, it is logged and not lost in the console.
 */
export const payloadEmail: EmailAdapter = () => ({
  name: 'courtyard',
  defaultFromAddress: 'courtyard@localhost.localdomain',
  defaultFromName: 'Courtyard',
  sendEmail: () => {
    log().error({ msg: 'Payload tried to send a mail by itself; it was not sent' })
    return Promise.resolve()
  },
})
