import { Text } from '../../email/elements'
import { EmailButton, EmailLayout, paragraph } from '../../email/Layout'
import type { Translate } from '../../i18n/translate'
import type { CommunityIdentity } from '../../identity'
import type { RenderedEmail } from '../kind'

interface NoticeEmailProps {
  locale: string
  t: Translate
  community: CommunityIdentity
  name: string
  title: string
  body: string
  href: string
}

const NoticeEmail = ({ locale, t, community, name, title, body, href }: NoticeEmailProps) => (
  <EmailLayout
    locale={locale}
    preview={body}
    heading={title}
    community={{ ...community, logo: null }}
    footer={t('email.footer', { community: community.name })}
  >
    <Text style={paragraph}>{t('email.greeting', { name })}</Text>
    {body.split('\n').map((line, index) => (
      <Text key={index} style={paragraph}>
        {line}
      </Text>
    ))}
    <EmailButton href={href} color={community.themeColor}>
      {t('email.open')}
    </EmailButton>
  </EmailLayout>
)

/** The mail of a kind that has none of its own. */
export const noticeEmail = (props: NoticeEmailProps): RenderedEmail => ({
  subject: `${props.title} · ${props.community.name}`,
  body: <NoticeEmail {...props} />,
})
