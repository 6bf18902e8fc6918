import { Text } from '@/kernel/email/elements'
import { EmailButton, EmailLayout, paragraph } from '@/kernel/email/Layout'
import type { Translate } from '@/kernel/i18n/translate'
import type { RenderedEmail } from '@/kernel/notifications/kind'

interface DecisionProps {
  locale: string
  t: Translate
  community: { name: string; themeColor: string; logo: string | null }
  name: string
  isApproved: boolean
  reason: string | null
  href: string
}

const wordsOf = (isApproved: boolean) => (isApproved ? 'approved' : 'declined')

const DecisionEmail = ({ locale, t, community, name, isApproved, reason, href }: DecisionProps) => {
  const words = `decision.${wordsOf(isApproved)}`
  const values = { community: community.name }
  return (
    <EmailLayout
      locale={locale}
      preview={t(`${words}.heading`, values)}
      heading={t(`${words}.heading`, values)}
      community={community}
      footer={t('decision.footer', values)}
    >
      <Text style={paragraph}>{t('decision.greeting', { name })}</Text>
      <Text style={paragraph}>{t(`${words}.body`, values)}</Text>
      {reason !== null && <Text style={paragraph}>{t('decision.reason', { reason })}</Text>}
      <EmailButton href={href} color={community.themeColor}>
        {t(`${words}.button`)}
      </EmailButton>
    </EmailLayout>
  )
}

export const decisionEmail = (props: DecisionProps): RenderedEmail => ({
  subject: props.t(`decision.${wordsOf(props.isApproved)}.subject`, {
    community: props.community.name,
  }),
  body: <DecisionEmail {...props} />,
})
