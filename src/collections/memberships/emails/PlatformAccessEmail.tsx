import { Text } from '@/kernel/email/elements'
import { EmailButton, EmailLayout, paragraph } from '@/kernel/email/Layout'
import type { Translate } from '@/kernel/i18n/translate'
import type { CommunityIdentity } from '@/kernel/identity'
import type { RenderedEmail } from '@/kernel/notifications/kind'

interface PlatformAccessProps {
  locale: string
  t: Translate
  community: CommunityIdentity
  name: string
  who: string
  reason: string
  /** Written out; null: open-ended, somebody whom the platform made a manager. */
  until: string | null
  href: string
}

const PlatformAccessEmail = ({
  locale,
  t,
  community,
  name,
  who,
  reason,
  until,
  href,
}: PlatformAccessProps) => (
  <EmailLayout
    locale={locale}
    preview={t('access.email.preview', { who })}
    heading={t('access.email.heading')}
    community={{ ...community, logo: null }}
    footer={t('access.email.footer', { community: community.name })}
  >
    <Text style={paragraph}>{t('access.email.greeting', { name })}</Text>
    <Text style={paragraph}>
      {until === null
        ? t('access.email.appointed', { who, community: community.name })
        : t('access.email.body', { who, community: community.name, until })}
    </Text>
    {reason !== '' && <Text style={paragraph}>{t('access.email.reason', { reason })}</Text>}
    <Text style={paragraph}>{t('access.email.what')}</Text>
    <EmailButton href={href} color={community.themeColor}>
      {t('access.email.button')}
    </EmailButton>
  </EmailLayout>
)

export const platformAccessEmail = (props: PlatformAccessProps): RenderedEmail => ({
  subject: props.t('access.email.subject', { community: props.community.name }),
  body: <PlatformAccessEmail {...props} />,
})
