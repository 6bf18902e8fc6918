import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { accentStyle } from '@/components/ui/accent'
import { AuthShell } from '@/components/ui/shell/AuthShell'
import { createFormatters } from '@/kernel/i18n/formatters'
import { BrightCode } from './components/BrightCode'
import { proxyLinkFor } from './proxies'

interface ProxyPageProps {
  token: string
  /** The choice of a language. */
  footer: ReactNode
}

/** Behind the link of somebody who was sent: what they show at the desk, and nothing else. */
export const ProxyPage = async ({ token, footer }: ProxyPageProps) => {
  const [t, own, locale, link] = await Promise.all([
    getTranslations('packages.proxies.page'),
    getTranslations('packages.own'),
    getLocale(),
    proxyLinkFor(token),
  ])
  if (link === null || link === 'wait') {
    return (
      <AuthShell name="Courtyard" title={t('overTitle')} footer={footer}>
        <p>{link === 'wait' ? t('wait') : t('over.unknown')}</p>
      </AuthShell>
    )
  }
  const { community, building, firstName, items, state, expiresAt, qr, spelled } = link
  const format = createFormatters({ locale, timeZone: community.timeZone })
  return (
    <div data-accent style={accentStyle(community.themeColor)}>
      <AuthShell
        name={community.name}
        title={state === 'open' ? t('title', { name: firstName }) : t('overTitle')}
        text={t('place', {
          building: building === '' ? 'none' : building,
          community: community.name,
        })}
        footer={footer}
      >
        {state === 'open' ? (
          <>
            <p className="text-lg">{t('items', { count: items })}</p>
            {qr !== '' && (
              <>
                <p className="text-muted mt-3">{t('show')}</p>
                <div className="mt-4">
                  <BrightCode
                    src={qr}
                    alt={t('alt')}
                    title={t('title', { name: firstName })}
                    labels={{ open: own('bright.open'), close: own('bright.close') }}
                  >
                    <span className="sr-only">{t('code')}: </span>
                    <data value={spelled.replaceAll(' ', '')} data-proxy-code="">
                      {spelled}
                    </data>
                  </BrightCode>
                </div>
              </>
            )}
            <p className="text-muted mt-4">
              {t('until', { date: format.date(Date.parse(expiresAt) - 1) })}
            </p>
          </>
        ) : (
          <p>{t(`over.${state}`)}</p>
        )}
      </AuthShell>
    </div>
  )
}
