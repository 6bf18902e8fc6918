import { z } from 'zod'

/** What a mail provider says of one of our mails. */
export const mailReport = z.object({
  what: z.enum(['delivered', 'delayed', 'bounced', 'complained']),
  /** The provider's id of the mail. */
  mail: z.string().max(100),
  to: z.array(z.string().max(320)).max(50),
  /** What the provider says of it; empty where it says nothing. */
  reason: z.string().max(200),
  /** Whether the address takes no mail from us any more. */
  isForGood: z.boolean(),
  /** Looked for once already, and not found. */
  isAgain: z.boolean().optional(),
})

export type MailReport = z.infer<typeof mailReport>

/** https://resend.com/docs/webhooks/event-types, those members that are read here. */
export const resendEvent = z.object({
  type: z.string().max(60),
  data: z.object({
    email_id: z.string().max(100).optional(),
    to: z.array(z.string().max(320)).max(50).optional(),
    bounce: z.object({ type: z.string().optional(), message: z.string().optional() }).optional(),
    failed: z.object({ reason: z.string().optional() }).optional(),
    suppressed: z.object({ message: z.string().optional() }).optional(),
  }),
})

type ResendEvent = z.infer<typeof resendEvent>

/** `Ada <ada@example.org>` is written as it was sent. */
const addressIn = (text: string): string => /<([^<>]+)>\s*$/.exec(text)?.[1] ?? text.trim()

/** A provider's words, short enough to be kept. */
const shortened = (text: string): string => Array.from(text.trim()).slice(0, 180).join('')

const meaningOf = ({
  type,
  data: { bounce, failed, suppressed },
}: ResendEvent): Pick<MailReport, 'what' | 'reason' | 'isForGood'> | null => {
  switch (type) {
    case 'email.delivered':
      return { what: 'delivered', reason: '', isForGood: false }
    case 'email.delivery_delayed':
      return { what: 'delayed', reason: 'delivery-delayed', isForGood: false }
    case 'email.complained':
      return { what: 'complained', reason: 'complained', isForGood: true }
    case 'email.bounced':
      return {
        what: 'bounced',
        reason: shortened(bounce?.message ?? 'bounced'),
        // A full mailbox may be emptied; "Undetermined" says nothing about the address.
        isForGood: bounce?.type === 'Permanent',
      }
    case 'email.suppressed':
      return { what: 'bounced', reason: shortened(suppressed?.message ?? type), isForGood: true }
    case 'email.failed':
      return { what: 'bounced', reason: shortened(failed?.reason ?? type), isForGood: false }
    default:
      return null
  }
}

/** What an event of Resend means here; null: nothing. */
export const readResendEvent = (event: ResendEvent): MailReport | null => {
  const meaning = meaningOf(event)
  const { email_id: mail, to = [] } = event.data
  return meaning && mail !== undefined ? { ...meaning, mail, to: to.map(addressIn) } : null
}
