import { Text } from '@/kernel/email/elements'
import { EmailButton, EmailLayout, paragraph } from '@/kernel/email/Layout'
import type { Translate } from '@/kernel/i18n/translate'
import type { RenderedEmail } from '@/kernel/notifications/kind'

interface RequestWaitingProps {
  locale: string
  t: Translate
  community: { name: string; themeColor: string; logo: string | null }
  manager: string
  name: string
  unit: string
  /** What is asked, by whom. */
  words: string
  /** Asked by the person, or by others for them. */
  isForOthers?: boolean
  href: string
}

const RequestWaitingEmail = ({
  locale,
  t,
  community,
  manager,
  name,
  unit,
  words,
  isForOthers = false,
  href,
}: RequestWaitingProps) => (
  <EmailLayout
    locale={locale}
    preview={t('waitingMail.preview', { name, unit })}
    heading={t(isForOthers ? 'notice.asked' : 'waitingMail.heading')}
    community={community}
    footer={t('waitingMail.footer', { community: community.name })}
  >
    <Text style={paragraph}>{t('decision.greeting', { name: manager })}</Text>
    <Text style={paragraph}>{words}</Text>
    <EmailButton href={href} color={community.themeColor}>
      {t('waitingMail.button')}
    </EmailButton>
  </EmailLayout>
)

export const requestWaitingEmail = (props: RequestWaitingProps): RenderedEmail => ({
  subject: props.t(props.isForOthers ? 'waitingMail.askedSubject' : 'waitingMail.subject', {
    name: props.name,
  }),
  body: <RequestWaitingEmail {...props} />,
})
