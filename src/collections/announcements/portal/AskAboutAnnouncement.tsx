import { MessageCircle } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { wayToAsk } from '@/collections/conversations/public'
import { LinkButton } from '@/components/ui/LinkButton'
import type { PortalContext } from '@/kernel/portal/context'
import { ANNOUNCEMENT_LINK } from '../recordLinks'

interface AskAboutAnnouncementProps {
  context: PortalContext
  /** Id of the announcement. */
  announcement: string
}

/** Leads to the person's open question about an announcement, or to a new one. */
export const AskAboutAnnouncement = async ({
  context,
  announcement,
}: AskAboutAnnouncementProps) => {
  const t = await getTranslations('announcements')
  const { req, community } = context
  const link = { type: ANNOUNCEMENT_LINK, id: announcement }
  const { href, isOpen } = await wayToAsk(req, community, link)
  return (
    <LinkButton href={href} variant="secondary" prefetch={false}>
      <MessageCircle aria-hidden />
      {t(isOpen ? 'asked' : 'ask')}
    </LinkButton>
  )
}
