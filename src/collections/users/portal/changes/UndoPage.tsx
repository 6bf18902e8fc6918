import { getLocale, getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/LinkButton'
import { AuthShell } from '@/components/ui/shell/AuthShell'
import { pageRequest } from '@/kernel/portal/request'
import { undoableChange } from '../../operations/changes/undoChange'
import { UndoForm } from '../components/changes/UndoForm'

/** What the link of a change's mail leads to: looking undoes nothing, the button does. */
export const UndoPage = async ({ token }: { token: string }) => {
  const [t, locale, req] = await Promise.all([getTranslations(), getLocale(), pageRequest()])
  const change = await undoableChange(req, token.slice(0, 200))
  if (!change) {
    return (
      <AuthShell
        name="Courtyard"
        title={t('users.changes.undo.over')}
        text={t('users.changes.undo.overText')}
      >
        <p className="text-muted mb-5">{t('users.changes.undo.overHelp')}</p>
        <LinkButton href="/forgot-password" isBlock>
          {t('users.signIn.forgot')}
        </LinkButton>
      </AuthShell>
    )
  }
  const at = new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  }).format(new Date(change.at))
  return (
    <AuthShell
      name="Courtyard"
      title={t('users.changes.undo.title')}
      text={t('users.changes.undo.text')}
    >
      <p className="font-semibold">{t(`users.changes.kinds.${change.kind}`)}</p>
      <p className="text-muted mb-4">{`${at} UTC`}</p>
      <p className="text-muted mb-6">
        {t('users.changes.undo.after')} {t('users.changes.undo.signedOut')}
      </p>
      <UndoForm
        token={token}
        labels={{ submit: t('users.changes.undo.submit'), pending: t('common.sending') }}
      />
    </AuthShell>
  )
}
