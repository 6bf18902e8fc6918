import { Section, Text } from '@/kernel/email/elements'
import { EmailButton, EmailLayout, paragraph } from '@/kernel/email/Layout'
import type { Translate } from '@/kernel/i18n/translate'
import type { CommunityIdentity } from '@/kernel/identity'
import type { RenderedEmail } from '@/kernel/notifications/kind'
import type { ItemKind } from '../domain/parcel'

interface PackageReceivedProps {
  locale: string
  t: Translate
  community: CommunityIdentity
  name: string
  kind: ItemKind
  /** What arrived, as a title: `A parcel from DHL`. */
  item: string
  unit: string
  code: string
  href: string
}

const PackageReceivedEmail = ({
  locale,
  t,
  community,
  name,
  item,
  unit,
  code,
  href,
}: PackageReceivedProps) => (
  <EmailLayout
    locale={locale}
    preview={t('email.preview')}
    heading={t('email.heading', { item })}
    community={{ ...community, logo: null }}
    footer={t('email.footer', { community: community.name, unit })}
  >
    <Text style={paragraph}>{t('email.greeting', { name })}</Text>
    <Text style={paragraph}>{t('email.body', { item, unit })}</Text>
    <Section
      style={{
        backgroundColor: '#f6f3ee',
        borderRadius: '8px',
        padding: '16px',
        margin: '0 0 24px',
        textAlign: 'center',
      }}
    >
      <Text style={{ fontSize: '14px', lineHeight: '20px', color: '#6b6258', margin: '0 0 4px' }}>
        {t('email.codeLabel')}
      </Text>
      <Text
        style={{
          fontSize: '28px',
          lineHeight: '36px',
          fontWeight: 700,
          letterSpacing: '2px',
          color: '#1f1b17',
          margin: 0,
        }}
      >
        {code}
      </Text>
    </Section>
    <EmailButton href={href} color={community.themeColor}>
      {t('email.button')}
    </EmailButton>
  </EmailLayout>
)

export const packageReceivedEmail = (props: PackageReceivedProps): RenderedEmail => ({
  subject: props.t('email.subject', {
    kind: props.kind,
    item: props.item,
    community: props.community.name,
  }),
  body: <PackageReceivedEmail {...props} />,
})
