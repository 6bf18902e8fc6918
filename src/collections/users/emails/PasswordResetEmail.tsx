import { Text } from '@react-email/components'
import { EmailButton, EmailLayout, paragraph } from '@/kernel/email/Layout'
import type { Translate } from '@/kernel/i18n/translate'
import type { RenderedEmail } from '@/kernel/notifications/kind'

interface PasswordResetProps {
  locale: string
  t: Translate
  name: string
  href: string
}

const BRAND = { name: 'Courtyard', themeColor: '#1f5c57', logo: null }

const PasswordResetEmail = ({ locale, t, name, href }: PasswordResetProps) => (
  <EmailLayout
    locale={locale}
    preview={t('reset.email.preview')}
    heading={t('reset.email.heading')}
    community={BRAND}
    footer={t('reset.email.footer')}
  >
    <Text style={paragraph}>{t('reset.email.greeting', { name })}</Text>
    <Text style={paragraph}>{t('reset.email.body')}</Text>
    <EmailButton href={href} color={BRAND.themeColor}>
      {t('reset.email.button')}
    </EmailButton>
  </EmailLayout>
)

export const passwordResetEmail = (props: PasswordResetProps): RenderedEmail => ({
  subject: props.t('reset.email.subject'),
  body: <PasswordResetEmail {...props} />,
})
