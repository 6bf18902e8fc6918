import { MessageCircle } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { wayToAsk } from '@/collections/conversations/public'
import { LinkButton } from '@/components/ui/LinkButton'
import type { PortalContext } from '@/kernel/portal/context'
import { PARCEL_LINK } from '../recordLinks'

interface AskAboutParcelProps {
  context: PortalContext
  /** Id of the parcel. */
  parcel: string
}

/** Leads to the person's open question about a parcel, or to a new one. */
export const AskAboutParcel = async ({ context, parcel }: AskAboutParcelProps) => {
  const t = await getTranslations('packages.resident')
  const { req, community } = context
  const { href, isOpen } = await wayToAsk(req, community, { type: PARCEL_LINK, id: parcel })
  return (
    <LinkButton href={href} variant="secondary" isBlock prefetch={false}>
      <MessageCircle aria-hidden />
      {t(isOpen ? 'asked' : 'ask')}
    </LinkButton>
  )
}
