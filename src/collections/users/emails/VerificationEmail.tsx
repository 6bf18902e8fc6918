import { Text } from '@/kernel/email/elements'
import { EmailButton, EmailLayout, paragraph } from '@/kernel/email/Layout'
import type { Translate } from '@/kernel/i18n/translate'
import type { RenderedEmail } from '@/kernel/notifications/kind'

interface VerificationProps {
  locale: string
  t: Translate
  /** With a space in the middle, as it is read aloud. */
  code: string
  minutes: number
  href?: string
}

const BRAND = { name: 'Courtyard', themeColor: '#1f5c57', logo: null }

const digits = {
  fontSize: '36px',
  lineHeight: '44px',
  letterSpacing: '4px',
  fontWeight: 700,
  color: '#1f1b17',
  margin: '0 0 16px',
  fontFamily: 'ui-monospace, Menlo, Consolas, monospace',
}

const VerificationEmail = ({ locale, t, code, minutes, href }: VerificationProps) => (
  <EmailLayout
    locale={locale}
    preview={t('verification.email.preview', { minutes })}
    heading={t('verification.email.heading')}
    community={BRAND}
    footer={t('verification.email.footer')}
  >
    <Text style={paragraph}>{t('verification.email.body', { minutes })}</Text>
    <Text style={digits}>{code}</Text>
    {href !== undefined && (
      <>
        <Text style={paragraph}>{t('verification.email.orLink')}</Text>
        <EmailButton href={href} color={BRAND.themeColor}>
          {t('verification.email.button')}
        </EmailButton>
      </>
    )}
  </EmailLayout>
)

export const verificationEmail = (props: VerificationProps): RenderedEmail => ({
  subject: props.t('verification.email.subject', { code: props.code }),
  body: <VerificationEmail {...props} />,
})

interface AlreadyHereProps {
  locale: string
  t: Translate
  href: string
}

const AlreadyHereEmail = ({ locale, t, href }: AlreadyHereProps) => (
  <EmailLayout
    locale={locale}
    preview={t('verification.here.preview')}
    heading={t('verification.here.heading')}
    community={BRAND}
    footer={t('verification.email.footer')}
  >
    <Text style={paragraph}>{t('verification.here.body')}</Text>
    <EmailButton href={href} color={BRAND.themeColor}>
      {t('verification.here.button')}
    </EmailButton>
  </EmailLayout>
)

export const alreadyHereEmail = (props: AlreadyHereProps): RenderedEmail => ({
  subject: props.t('verification.here.subject'),
  body: <AlreadyHereEmail {...props} />,
})
