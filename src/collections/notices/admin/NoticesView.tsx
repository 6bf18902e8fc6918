import type { AdminViewServerProps } from 'payload'
import { PanelFrame } from '@/kernel/admin/PanelFrame'
import { placeOf, wordOf } from '@/kernel/admin/place'
import { translatorFor } from '@/kernel/i18n/translate'
import { LedgerList } from './LedgerList'
import { LedgerSheet } from './LedgerSheet'
import './notices.css'

/** The ledger of notices, for management: all of a community, or one with its people. */
export const NoticesView = async (view: AdminViewServerProps) => {
  const { req } = view.initPageResult
  const { community, managed } = await placeOf(view)
  const locale = req.i18n.language
  const t = translatorFor({ locale, namespace: 'notices.panel' })
  const eventId = wordOf(view, 'event').slice(0, 60)
  return (
    <PanelFrame view={view} title={t('title')} {...(eventId === '' && { intro: t('intro') })}>
      <nav className="ledger-bar" aria-label={t('community')}>
        {managed.length > 1 && eventId === '' ? (
          <form method="get">
            <label>
              <span>{t('community')}</span>
              <select name="c" defaultValue={community.slug}>
                {managed.map(({ slug, name }) => (
                  <option key={slug} value={slug}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
            <button type="submit">{t('show')}</button>
          </form>
        ) : (
          <strong>{community.name}</strong>
        )}
        {eventId !== '' && <a href={`/admin/notices?c=${community.slug}`}>{t('back')}</a>}
      </nav>
      {eventId === '' ? (
        <LedgerList
          req={req}
          community={community}
          locale={locale}
          before={wordOf(view, 'before').slice(0, 60)}
        />
      ) : (
        <LedgerSheet
          req={req}
          community={community}
          locale={locale}
          eventId={eventId}
          isUnreached={wordOf(view, 'show') === 'unreached'}
          page={Math.max(1, Math.trunc(Number(wordOf(view, 'page')) || 1))}
        />
      )}
    </PanelFrame>
  )
}
