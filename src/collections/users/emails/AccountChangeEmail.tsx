import { Text } from '@/kernel/email/elements'
import { EmailButton, EmailLayout, paragraph } from '@/kernel/email/Layout'
import type { Translate } from '@/kernel/i18n/translate'
import type { RenderedEmail } from '@/kernel/notifications/kind'

interface AccountChangeProps {
  locale: string
  t: Translate
  /** "The password was changed" */
  what: string
  name: string
  /** Management did it, and not somebody who was signed in as the person. */
  isByOthers: boolean
  facts: readonly (readonly [name: string, value: string])[]
  href: string
}

const BRAND = { name: 'Courtyard', themeColor: '#1f5c57', logo: null }

const AccountChangeEmail = ({
  locale,
  t,
  what,
  name,
  isByOthers,
  facts,
  href,
}: AccountChangeProps) => (
  <EmailLayout
    locale={locale}
    preview={t('preview')}
    heading={what}
    community={BRAND}
    footer={t('footer')}
  >
    <Text style={paragraph}>
      {t('greeting', { name })}
      <br />
      {t('body')}
    </Text>
    <Text style={paragraph}>
      {facts.map(([label, value]) => (
        <span key={label}>
          {label} <strong>{value}</strong>
          <br />
        </span>
      ))}
    </Text>
    <Text style={paragraph}>{t(isByOthers ? 'wasAsked' : 'wasMe')}</Text>
    <Text style={paragraph}>{t('notMe')}</Text>
    <EmailButton href={href} color={BRAND.themeColor}>
      {t('button')}
    </EmailButton>
  </EmailLayout>
)

/** Tells of a critical change, at the address from before. */
export const accountChangeEmail = (props: AccountChangeProps): RenderedEmail => ({
  subject: `Courtyard: ${props.what}`,
  body: <AccountChangeEmail {...props} />,
})
