import { MessageCircle } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { wayToAsk } from '@/collections/conversations/public'
import { LinkButton } from '@/components/ui/LinkButton'
import type { PortalContext } from '@/kernel/portal/context'
import { RULE_LINK } from '../recordLinks'

interface AskAboutRuleProps {
  context: PortalContext
  /** Of the version: the question is about the words of its days. */
  version: string
}

/** Leads to the person's open question about these words, or to a new one. */
export const AskAboutRule = async ({ context, version }: AskAboutRuleProps) => {
  const t = await getTranslations('rules')
  const { req, community } = context
  const { href, isOpen } = await wayToAsk(req, community, { type: RULE_LINK, id: version })
  return (
    <LinkButton href={href} variant="secondary" prefetch={false}>
      <MessageCircle aria-hidden />
      {t(isOpen ? 'asked' : 'ask')}
    </LinkButton>
  )
}
