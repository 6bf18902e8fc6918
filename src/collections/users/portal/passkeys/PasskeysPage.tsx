import { Fingerprint } from 'lucide-react'
import { getLocale, getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import { createFormatters } from '@/kernel/i18n/formatters'
import { RemoveForm } from '@/kernel/portal/components/RemoveForm'
import { ownPasskeys } from '../../operations/passkeys/ownPasskeys'
import { ownPath } from '../ownPath'
import { requireProof } from '../proved'
import { recoveryLabels } from '../recoveryLabels'
import { AddPasskey } from '../components/passkeys/AddPasskey'
import { removePasskeyAction } from './actions'

/** The passkeys of a person: which there are, a new one, one less. */
export const PasskeysPage = async ({ next: wanted }: { next: string }) => {
  const next = ownPath(wanted)
  const req = await requireProof(`/settings/security/passkeys?next=${encodeURIComponent(next)}`)
  const [t, settings, common, locale, labels, passkeys] = await Promise.all([
    getTranslations('users.passkeys'),
    getTranslations('users.settings'),
    getTranslations('common'),
    getLocale(),
    recoveryLabels(),
    ownPasskeys(req),
  ])
  const format = createFormatters({ locale, timeZone: 'UTC' })
  return (
    <div className="mx-auto max-w-xl">
      <PageHeader
        back={{ href: '/settings/security', label: settings('security.title') }}
        title={t('card')}
        text={t('cardText')}
      />
      <div className="flex flex-col gap-6">
        {passkeys.length > 0 && (
          <Card isFlush>
            <ul role="list" className="divide-line divide-y">
              {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
                <li key={id} className="flex flex-wrap items-center gap-4 px-5 py-4 sm:px-6">
                  <Fingerprint aria-hidden className="text-muted size-6 shrink-0" />
                  <div className="min-w-0 grow">
                    <p className="font-semibold break-words">{name}</p>
                    <p className="text-muted">{t('created', { date: format.date(createdAt) })}</p>
                    <p className="text-muted">
                      {lastUsedAt === null
                        ? t('neverUsed')
                        : t('lastUsed', { date: format.date(lastUsedAt) })}
                    </p>
                  </div>
                  <RemoveForm
                    action={removePasskeyAction}
                    name="passkey"
                    value={id}
                    labels={{
                      text: t('remove'),
                      named: t('removeNamed', { name }),
                      pending: common('sending'),
                    }}
                  />
                </li>
              ))}
            </ul>
          </Card>
        )}
        <Card title={t('add')}>
          <AddPasskey
            next={next}
            labels={{
              ...labels,
              name: t('name'),
              nameHint: t('nameHint'),
              add: t('add'),
              added: t('added'),
              waiting: t('waiting'),
              failed: t('failed'),
              unsupported: t('unsupported'),
            }}
          />
        </Card>
      </div>
    </div>
  )
}
