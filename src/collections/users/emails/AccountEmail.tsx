import { Text } from '@/kernel/email/elements'
import { EmailButton, EmailLayout, paragraph } from '@/kernel/email/Layout'
import type { Translate } from '@/kernel/i18n/translate'
import type { RenderedEmail } from '@/kernel/notifications/kind'

interface AccountEmailProps {
  locale: string
  /** Knows `subject`, `preview`, `heading`, `greeting`, `body`, `button`, `footer`. */
  t: Translate
  values: Record<string, string>
  /** What it is about, fact by fact. */
  facts: readonly (readonly [name: string, value: string])[]
  href: string
}

const BRAND = { name: 'Courtyard', themeColor: '#1f5c57', logo: null }

const AccountEmail = ({ locale, t, values, facts, href }: AccountEmailProps) => (
  <EmailLayout
    locale={locale}
    preview={t('preview')}
    heading={t('heading')}
    community={BRAND}
    footer={t('footer')}
  >
    <Text style={paragraph}>{t('greeting', values)}</Text>
    {facts.length > 0 && (
      <Text style={paragraph}>
        {facts.map(([name, value]) => (
          <span key={name}>
            {name} <strong>{value}</strong>
            <br />
          </span>
        ))}
      </Text>
    )}
    <Text style={paragraph}>{t('body', values)}</Text>
    <EmailButton href={href} color={BRAND.themeColor}>
      {t('button')}
    </EmailButton>
  </EmailLayout>
)

/** A mail about an account itself, which belongs to no community. */
export const accountEmail = (props: AccountEmailProps): RenderedEmail => ({
  subject: props.t('subject'),
  body: <AccountEmail {...props} />,
})
