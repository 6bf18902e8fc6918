import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/Card'
import { AskedTwice } from '@/kernel/portal/components/AskedTwice'
import type { PortalContext } from '@/kernel/portal/context'
import { itemTitle } from '../itemTitle'
import type { HomeOfProxies } from '../proxies'
import { revokeProxyAction } from '../proxyActions'
import { ProxyForm } from './ProxyForm'

interface ProxyHomeProps {
  context: PortalContext
  home: HomeOfProxies
  days: { first: string; usual: string; last: string }
}

const Open = async ({ context, home }: Omit<ProxyHomeProps, 'days'>) => {
  const t = await getTranslations()
  const word = (key: string, values?: Record<string, string | number>) =>
    t(`packages.proxies.${key}`, values)
  return (
    <Card title={word('openTitle')}>
      <ul role="list" className="flex flex-col gap-4">
        {home.proxies.map(({ id, name, isOwn, isSingle, hasCollected, expiresAt, chosen }) => (
          <li key={id} className="break-words">
            <p className="font-semibold">{name}</p>
            <p className="text-muted">
              {[
                // The last instant of its last day: a moment earlier is that day.
                word('open', { date: context.format.date(Date.parse(expiresAt) - 1) }),
                word(isSingle ? 'onlyOnce' : 'often'),
                ...(chosen === null ? [] : [word('chosen', { count: chosen })]),
                ...(hasCollected ? [word('collectedBefore')] : []),
                ...(isOwn ? [] : [word('ofHousehold')]),
              ].join(' · ')}
            </p>
            <AskedTwice
              action={revokeProxyAction}
              hidden={{ community: context.community.slug, id }}
              labels={{
                open: word('revoke'),
                text: word('revokeText'),
                confirm: word('revokeConfirm'),
                pending: t('common.saving'),
                summary: t('forms.errorSummary', { count: 1 }),
              }}
            />
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** Who collects for one home. */
export const ProxyHome = async ({ context, home, days }: ProxyHomeProps) => {
  const t = await getTranslations()
  const word = (key: string, values?: Record<string, string>) =>
    t(`packages.proxies.${key}`, values)
  const { unit, label, proxies, waiting } = home
  const title = word('home', { unit: label })
  return (
    <section aria-label={title} className="contents">
      <h2 className="text-xl font-bold">{title}</h2>
      <Card>
        <ProxyForm
          community={context.community.slug}
          unit={unit}
          days={days}
          parcels={waiting.map((parcel) => ({
            id: parcel.id,
            label: [
              itemTitle(parcel, (key, values) => t(`packages.${key}`, values)),
              ...(parcel.recipientName === null ? [] : [parcel.recipientName]),
              context.format.date(parcel.receivedAt),
            ].join(' · '),
          }))}
          labels={{
            name: word('fields.name'),
            nameHint: word('hints.name'),
            phone: word('fields.phone'),
            photo: word('fields.photo'),
            photoHint: word('hints.photo'),
            photoFailed: word('photoFailed'),
            removePhoto: t('forms.file.remove'),
            what: word('fields.what'),
            whatHint: word('hints.what'),
            uses: word('fields.uses'),
            single: word('uses.single'),
            singleHint: word('uses.singleHint'),
            span: word('uses.span'),
            spanHint: word('uses.spanHint'),
            until: word('fields.until'),
            untilHint: word('hints.until'),
            submit: word('submit'),
            pending: t('common.saving'),
            summary: t('forms.errorSummary', { count: 1 }),
            optional: t('common.optional'),
            madeTitle: word('madeTitle', { name: '#' }),
            madeText: word('madeText'),
            linkLabel: word('linkLabel'),
            copy: t('common.copy'),
            copied: t('common.copied'),
          }}
        />
      </Card>
      {proxies.length > 0 && <Open context={context} home={home} />}
    </section>
  )
}
