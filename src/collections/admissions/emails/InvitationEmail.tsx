import { Text } from '@/kernel/email/elements'
import { EmailButton, EmailLayout, paragraph } from '@/kernel/email/Layout'
import type { Translate } from '@/kernel/i18n/translate'
import type { RenderedEmail } from '@/kernel/notifications/kind'

interface InvitationProps {
  locale: string
  t: Translate
  community: { name: string; themeColor: string; logo: string | null }
  name: string
  unit: string | null
  role: string
  href: string
}

const InvitationEmail = ({ locale, t, community, name, unit, role, href }: InvitationProps) => (
  <EmailLayout
    locale={locale}
    preview={t('admissions.invitation.email.preview')}
    heading={t('admissions.invitation.email.heading', { community: community.name })}
    community={community}
    footer={t('admissions.invitation.email.footer', { community: community.name })}
  >
    <Text style={paragraph}>{t('admissions.invitation.email.greeting', { name })}</Text>
    <Text style={paragraph}>
      {t('admissions.invitation.email.body', { community: community.name })}
    </Text>
    <Text style={paragraph}>
      {t('admissions.invitation.email.as', {
        role: t(`users.roles.${role}`),
        place: unit ?? community.name,
      })}
    </Text>
    <EmailButton href={href} color={community.themeColor}>
      {t('admissions.invitation.email.button')}
    </EmailButton>
    <Text style={{ ...paragraph, margin: '16px 0 0' }}>
      {t('admissions.invitation.email.once')}
    </Text>
  </EmailLayout>
)

export const invitationEmail = (props: InvitationProps): RenderedEmail => ({
  subject: props.t('admissions.invitation.email.subject', { community: props.community.name }),
  body: <InvitationEmail {...props} />,
})
