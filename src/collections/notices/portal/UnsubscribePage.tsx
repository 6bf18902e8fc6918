import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { AuthShell } from '@/components/ui/shell/AuthShell'
import { Notice } from '@/components/ui/Notice'
import { readUnsubscribeToken } from '@/kernel/notifications/unsubscribe'
import { UnsubscribeForm } from './components/UnsubscribeForm'

/** Behind the link of a mail: what it is about, and one button. */
export const UnsubscribePage = async ({ token }: { token: string }) => {
  const t = await getTranslations()
  const found = readUnsubscribeToken(token)
  const name = `notifications.groups.${found?.group ?? ''}`
  const group = found && t.has(name) ? t(name) : ''
  return (
    <AuthShell name="Courtyard" title={t('notices.unsubscribe.title')}>
      {group === '' ? (
        <Notice tone="warning" title={t('notices.unsubscribe.wrongTitle')}>
          {t('errors.notifications.link-wrong')}
        </Notice>
      ) : (
        <UnsubscribeForm
          token={token}
          labels={{
            text: t('notices.unsubscribe.text', { group }),
            submit: t('notices.unsubscribe.submit'),
            pending: t('common.sending'),
            summary: t('forms.errorSummary', { count: 1 }),
            doneTitle: t('notices.unsubscribe.doneTitle'),
            doneText: t('notices.unsubscribe.doneText', { group }),
          }}
        />
      )}
      <p className="mt-5 text-center">
        <Link href="/" className="text-link inline-flex min-h-11 items-center">
          {t('notices.unsubscribe.portal')}
        </Link>
      </p>
    </AuthShell>
  )
}
