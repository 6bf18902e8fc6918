import { Section, Text } from '@/kernel/email/elements'
import { EmailButton, EmailLayout, paragraph } from '@/kernel/email/Layout'
import type { Translate } from '@/kernel/i18n/translate'
import type { CommunityIdentity } from '@/kernel/identity'
import type { RenderedEmail } from '@/kernel/notifications/kind'

interface Thing {
  /** `A parcel from DHL`. */
  title: string
  /** `Here since 3 November`. */
  since: string
  code: string
}

interface PackageReminderProps {
  locale: string
  t: Translate
  community: CommunityIdentity
  name: string
  unit: string
  things: readonly Thing[]
  /** When the first of them goes back; empty where none does. */
  goesBack: string
  href: string
}

const line = { fontSize: '14px', lineHeight: '20px', color: '#6b6258', margin: 0 }

const PackageReminderEmail = ({
  locale,
  t,
  community,
  name,
  unit,
  things,
  goesBack,
  href,
}: PackageReminderProps) => (
  <EmailLayout
    locale={locale}
    preview={t('reminder.preview')}
    heading={t('reminder.heading', { count: things.length })}
    community={{ ...community, logo: null }}
    footer={t('email.footer', { community: community.name, unit })}
  >
    <Text style={paragraph}>{t('email.greeting', { name })}</Text>
    <Text style={paragraph}>{t('reminder.intro', { count: things.length, unit })}</Text>
    {things.map(({ title, since, code }) => (
      <Section
        key={code}
        style={{
          backgroundColor: '#f6f3ee',
          borderRadius: '8px',
          padding: '12px 16px',
          margin: '0 0 12px',
        }}
      >
        <Text style={{ ...paragraph, fontWeight: 600, margin: 0 }}>{title}</Text>
        <Text style={line}>{since}</Text>
        <Text style={line}>{t('reminder.code', { code })}</Text>
      </Section>
    ))}
    {goesBack !== '' && <Text style={{ ...paragraph, fontWeight: 600 }}>{goesBack}</Text>}
    <EmailButton href={href} color={community.themeColor}>
      {t('reminder.button')}
    </EmailButton>
  </EmailLayout>
)

export const packageReminderEmail = (props: PackageReminderProps): RenderedEmail => {
  const { t, things, community } = props
  return {
    subject: t('reminder.subject', {
      count: things.length,
      item: things[0]?.title ?? '',
      community: community.name,
    }),
    body: <PackageReminderEmail {...props} />,
  }
}
