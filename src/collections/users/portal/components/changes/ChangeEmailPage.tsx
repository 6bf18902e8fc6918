import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import { requireProof } from '../../proved'
import { ChangeEmailForm } from './ChangeEmailForm'

interface ChangeEmailPageProps {
  /** Where this page is, for the way back from the proof. */
  path: string
  token?: string
}

/** Gives an account another address. */
export const ChangeEmailPage = async ({ path, token }: ChangeEmailPageProps) => {
  const req = await requireProof(path)
  const t = await getTranslations()
  return (
    <div className="mx-auto max-w-xl">
      <PageHeader
        back={{ href: '/settings/security', label: t('users.settings.security.title') }}
        title={t('users.changes.email.title')}
      />
      <Card>
        <ChangeEmailForm
          now={req.user?.email ?? ''}
          {...(token !== undefined && { token })}
          labels={{
            now: t('users.changes.email.now'),
            new: t('users.changes.email.new'),
            hint: t('users.changes.email.hint'),
            send: t('users.changes.email.send'),
            code: t('users.changes.email.code', { email: '{email}' }),
            confirm: t('users.changes.email.confirm'),
            done: t('users.changes.email.done'),
            pending: t('common.sending'),
            summary: t('forms.errorSummary', { count: 1 }),
          }}
        />
      </Card>
    </div>
  )
}
