import { Text } from '@/kernel/email/elements'
import { EmailButton, EmailLayout, paragraph } from '@/kernel/email/Layout'
import type { Translate } from '@/kernel/i18n/translate'
import type { RenderedEmail } from '@/kernel/notifications/kind'

interface AskedDecisionProps {
  locale: string
  t: Translate
  community: { name: string; themeColor: string; logo: string | null }
  /** Who asked. */
  person: string
  /** Whom they asked in. */
  name: string
  isApproved: boolean
  reason: string | null
  href: string
}

const wordsOf = (isApproved: boolean) => (isApproved ? 'approved' : 'declined')

const AskedDecisionEmail = ({
  locale,
  t,
  community,
  person,
  name,
  isApproved,
  reason,
  href,
}: AskedDecisionProps) => {
  const words = `askedDecision.${wordsOf(isApproved)}`
  const values = { community: community.name, name }
  return (
    <EmailLayout
      locale={locale}
      preview={t(`${words}.heading`, values)}
      heading={t(`${words}.heading`, values)}
      community={community}
      footer={t('askedDecision.footer', values)}
    >
      <Text style={paragraph}>{t('decision.greeting', { name: person })}</Text>
      <Text style={paragraph}>{t(`${words}.body`, values)}</Text>
      {reason !== null && <Text style={paragraph}>{t('decision.reason', { reason })}</Text>}
      <EmailButton href={href} color={community.themeColor}>
        {t('askedDecision.button')}
      </EmailButton>
    </EmailLayout>
  )
}

export const askedDecisionEmail = (props: AskedDecisionProps): RenderedEmail => ({
  subject: props.t(`askedDecision.${wordsOf(props.isApproved)}.subject`, {
    community: props.community.name,
    name: props.name,
  }),
  body: <AskedDecisionEmail {...props} />,
})
