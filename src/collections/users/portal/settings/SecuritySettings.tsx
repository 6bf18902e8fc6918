import { KeyRound } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/Card'
import { LinkButton } from '@/components/ui/LinkButton'

/** How a person signs in. */
export const SecuritySettings = async () => {
  const t = await getTranslations('users.settings.security')
  return (
    <Card title={t('password')}>
      <p className="text-muted mb-4">{t('passwordText')}</p>
      <LinkButton href="/forgot-password">
        <KeyRound aria-hidden />
        {t('passwordLink')}
      </LinkButton>
    </Card>
  )
}
