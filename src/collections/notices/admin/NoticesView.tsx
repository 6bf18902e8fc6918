import type { AdminViewServerProps } from 'payload'
import { PanelFrame } from '@/kernel/admin/PanelFrame'
import { placeOf, wordOf } from '@/kernel/admin/place'
import { translatorFor } from '@/kernel/i18n/translate'
import { LedgerList } from './LedgerList'
import { LedgerSheet } from './LedgerSheet'
import { NoticesBar } from './NoticesBar'
import './notices.css'

/** The ledger of notices, for management: all of a community, or one with its people. */
export const NoticesView = async (view: AdminViewServerProps) => {
  const { req } = view.initPageResult
  const place = await placeOf(view)
  const { community } = place
  const locale = req.i18n.language
  const t = translatorFor({ locale, namespace: 'notices.panel' })
  const eventId = wordOf(view, 'event').slice(0, 60)
  return (
    <PanelFrame view={view} title={t('title')} {...(eventId === '' && { intro: t('intro') })}>
      {eventId === '' ? (
        <>
          <NoticesBar place={place} locale={locale} current="notices" />
          <LedgerList
            req={req}
            community={community}
            locale={locale}
            before={wordOf(view, 'before').slice(0, 60)}
          />
        </>
      ) : (
        <>
          <nav className="place-bar" aria-label={t('community')}>
            <strong>{community.name}</strong>
            <a href={`/admin/notices?c=${community.slug}`}>{t('back')}</a>
          </nav>
          <LedgerSheet
            req={req}
            community={community}
            locale={locale}
            eventId={eventId}
            isUnreached={wordOf(view, 'show') === 'unreached'}
            page={Math.max(1, Math.trunc(Number(wordOf(view, 'page')) || 1))}
          />
        </>
      )}
    </PanelFrame>
  )
}
