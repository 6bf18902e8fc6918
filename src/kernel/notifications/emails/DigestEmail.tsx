import { Link, Section, Text } from '../../email/elements'
import { accentForEmail } from '../../email/accentForEmail'
import { EmailButton, EmailLayout, paragraph } from '../../email/Layout'
import type { Translate } from '../../i18n/translate'
import type { CommunityIdentity } from '../../identity'
import type { RenderedEmail } from '../kind'

export interface DigestItem {
  title: string
  body: string
  href: string
}

interface DigestEmailProps {
  locale: string
  t: Translate
  community: CommunityIdentity
  name: string
  items: readonly DigestItem[]
  href: string
}

const DigestEmail = ({ locale, t, community, name, items, href }: DigestEmailProps) => (
  <EmailLayout
    locale={locale}
    preview={items.map(({ title }) => title).join(' · ')}
    heading={t('digest.heading', { count: items.length })}
    community={{ ...community, logo: null }}
    footer={t('digest.footer', { community: community.name })}
  >
    <Text style={paragraph}>{t('email.greeting', { name })}</Text>
    {items.map((item) => (
      <Section
        key={item.href}
        style={{ borderTop: '1px solid #e6dfd5', padding: '12px 0', margin: 0 }}
      >
        <Link
          href={item.href}
          style={{
            color: accentForEmail(community.themeColor),
            fontSize: '17px',
            fontWeight: 600,
            lineHeight: '26px',
          }}
        >
          {item.title}
        </Link>
        <Text style={{ ...paragraph, margin: '2px 0 0' }}>{item.body}</Text>
      </Section>
    ))}
    <EmailButton href={href} color={community.themeColor}>
      {t('digest.open')}
    </EmailButton>
  </EmailLayout>
)

/** Several notices in one mail. */
export const digestEmail = (props: DigestEmailProps): RenderedEmail => ({
  subject: props.t('digest.subject', {
    count: props.items.length,
    community: props.community.name,
  }),
  body: <DigestEmail {...props} />,
})
