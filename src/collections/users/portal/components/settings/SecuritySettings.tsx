import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/Card'
import { LinkButton } from '@/components/ui/LinkButton'
import { currentPerson } from '@/kernel/portal/context'
import { ChangePasswordForm } from '../security/ChangePasswordForm'
import { SecondStepCards } from '../secondStep/SecondStepCards'
import { DeviceList } from '../../security/DeviceList'

/** How a person signs in, and where they are signed in. */
export const SecuritySettings = async ({ timeZone = 'UTC' }: { timeZone?: string }) => {
  const [t, person] = await Promise.all([getTranslations(), currentPerson()])
  return (
    <div className="flex flex-col gap-6">
      <Card title={t('users.changes.email.card')}>
        <p className="mb-1 font-semibold break-all">{person?.email}</p>
        <p className="text-muted mb-4">{t('users.changes.email.cardText')}</p>
        <LinkButton href="/settings/profile/email">{t('users.changes.email.title')}</LinkButton>
      </Card>
      <Card title={t('users.password.title')}>
        <p className="text-muted mb-5">{t('users.password.text')}</p>
        <ChangePasswordForm
          email={person?.email ?? ''}
          labels={{
            current: t('users.password.current'),
            new: t('users.password.new'),
            hint: t('users.password.hint'),
            good: t('users.password.good'),
            forgot: t('users.password.forgot'),
            submit: t('users.password.submit'),
            saving: t('common.saving'),
            saved: t('users.password.saved'),
            summary: t('forms.errorSummary', { count: 1 }),
            show: t('forms.showPassword'),
            hide: t('forms.hidePassword'),
          }}
        />
      </Card>
      <SecondStepCards />
      <DeviceList timeZone={timeZone} />
    </div>
  )
}
