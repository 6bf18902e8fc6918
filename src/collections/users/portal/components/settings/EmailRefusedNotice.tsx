import { LinkButton } from '@/components/ui/LinkButton'
import { Notice } from '@/components/ui/Notice'

interface EmailRefusedNoticeProps {
  /** Where the address is changed. */
  href: string
  /** What the server said; null where it said nothing. */
  labels: { title: string; text: string; reason: string | null; what: string; change: string }
}

/** Since when mail comes back, what the server said, and what to do. */
export const EmailRefusedNotice = ({ href, labels }: EmailRefusedNoticeProps) => (
  <Notice
    tone="warning"
    title={labels.title}
    className="mb-6"
    action={<LinkButton href={href}>{labels.change}</LinkButton>}
  >
    <p>{labels.text}</p>
    {labels.reason !== null && <p>{labels.reason}</p>}
    <p>{labels.what}</p>
  </Notice>
)
