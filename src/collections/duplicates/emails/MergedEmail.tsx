import { Text } from '@/kernel/email/elements'
import { EmailButton, EmailLayout, paragraph } from '@/kernel/email/Layout'
import type { Translate } from '@/kernel/i18n/translate'
import type { CommunityIdentity } from '@/kernel/identity'
import type { RenderedEmail } from '@/kernel/notifications/kind'

interface MergedProps {
  locale: string
  t: Translate
  community: CommunityIdentity
  /** Whether it goes to the address that signs in from now on, or to the one that does not. */
  to: 'kept' | 'merged'
  name: string
  /** The other address, as much of it as its owner needs. */
  other: string
  href: string
}

const MergedEmail = ({ locale, t, community, to, name, other, href }: MergedProps) => {
  const values = { community: community.name, other }
  return (
    <EmailLayout
      locale={locale}
      preview={t(`${to}.preview`, values)}
      heading={t('heading')}
      community={{ ...community, logo: null }}
      footer={t('footer', values)}
    >
      <Text style={paragraph}>{t('greeting', { name })}</Text>
      <Text style={paragraph}>{t(`${to}.body`, values)}</Text>
      <Text style={paragraph}>{t(`${to}.signIn`, values)}</Text>
      <Text style={paragraph}>{t('wrong', values)}</Text>
      <EmailButton href={href} color={community.themeColor}>
        {t('button')}
      </EmailButton>
    </EmailLayout>
  )
}

export const mergedEmail = (props: MergedProps): RenderedEmail => ({
  subject: props.t('subject', { community: props.community.name }),
  body: <MergedEmail {...props} />,
})
