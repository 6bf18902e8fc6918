import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { accentStyle } from '@/components/ui/accent'
import { AuthShell } from '@/components/ui/shell/AuthShell'
import { env } from '@/kernel/env'
import { createFormatters } from '@/kernel/i18n/formatters'
import { passPath, spellCode } from '../domain/passToken'
import { passFor } from './queries'
import { whenWords } from './whenWords'

interface PassViewProps {
  token: string
  /** The choice of a language. */
  footer: ReactNode
}

/** Behind the link of somebody who is asked in: what they show at the gate, and nothing else. */
export const PassView = async ({ token, footer }: PassViewProps) => {
  const [t, w] = await Promise.all([
    getTranslations('visitors.pass'),
    getTranslations('visitors.when'),
  ])
  const locale = await getLocale()
  const pass = await passFor(token, new URL(passPath(token), env().PUBLIC_URL).href)
  if (pass === null) {
    return (
      <AuthShell name="Courtyard" title={t('overTitle')} footer={footer}>
        <p>{t('over.unknown')}</p>
      </AuthShell>
    )
  }
  const { community, building, host, when, state, code, qr } = pass
  const format = createFormatters({ locale, timeZone: community.timeZone })
  const whenText = whenWords(when, (key, values) => w(key, values), format)
  return (
    <div data-accent style={accentStyle(community.themeColor)}>
      <AuthShell
        name={community.name}
        title={state === 'open' ? t('title', { name: host }) : t('overTitle')}
        text={t('place', {
          building: building === '' ? 'none' : building,
          community: community.name,
        })}
        footer={footer}
      >
        {state === 'open' ? (
          <>
            <p className="text-lg">{format.atStart(whenText)}</p>
            <p className="text-muted mt-3">{t(code === null ? 'showQr' : 'show')}</p>
            <figure className="mt-4 text-center">
              <img
                src={qr}
                alt={t('alt')}
                width={264}
                height={264}
                className="rounded-control mx-auto w-full max-w-66 bg-[#fff]"
              />
              {code !== null && (
                <figcaption className="mt-3 text-3xl font-bold tracking-widest">
                  <span className="sr-only">{t('code')}: </span>
                  {spellCode(code)}
                </figcaption>
              )}
            </figure>
          </>
        ) : (
          <p>{t(`over.${state}`)}</p>
        )}
      </AuthShell>
    </div>
  )
}
