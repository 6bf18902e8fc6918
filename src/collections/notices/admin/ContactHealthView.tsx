import type { AdminViewServerProps } from 'payload'
import { PanelFrame } from '@/kernel/admin/PanelFrame'
import { placeOf, wordOf } from '@/kernel/admin/place'
import { translatorFor } from '@/kernel/i18n/translate'
import type { Translate } from '@/kernel/i18n/translate'
import { contactHealth } from '../operations/contactHealth'
import type { Contact } from '../operations/contactHealth'
import { ledgerWords } from '../operations/words'
import type { LedgerWords } from '../operations/words'
import { NoticesBar } from './NoticesBar'

const PAGE = 100
const COLUMNS = ['unit', 'person', 'contact', 'ways'] as const

const ContactRow = ({
  contact: { unit, name, email, phone, isUnreachable, dead },
  t,
  words,
}: {
  contact: Contact
  t: Translate
  words: LedgerWords
}) => (
  <tr role="row">
    <th role="rowheader" scope="row">
      {unit ?? '–'}
    </th>
    <td role="cell">
      {name}
      {isUnreachable && (
        <>
          <br />
          <span className="ledger-state ledger-state--failed">{t('contacts.nothing')}</span>
        </>
      )}
    </td>
    <td role="cell" className="ledger-contact">
      {email}
      {phone !== null && (
        <>
          <br />
          <a href={`tel:${phone}`}>{phone}</a>
        </>
      )}
    </td>
    <td role="cell">
      <ul>
        {dead.map(({ channel, reason, since }) => (
          <li key={channel}>
            <span className="ledger-channel">{words.channel(channel)}</span>
            <span>{t('contacts.since', { at: words.at(since) })}</span>
            <span>{words.reason({ reason })}</span>
          </li>
        ))}
      </ul>
    </td>
  </tr>
)

/** Whom mail, texts or messages do not reach, and why: for whoever calls or knocks instead. */
export const ContactHealthView = async (view: AdminViewServerProps) => {
  const { req } = view.initPageResult
  const place = await placeOf(view)
  const { community } = place
  const locale = req.i18n.language
  const t = translatorFor({ locale, namespace: 'notices.panel' })
  const words = ledgerWords(locale, community)
  const page = Math.max(1, Math.trunc(Number(wordOf(view, 'page')) || 1))
  const { people, total } = await contactHealth(req, {
    community: community.id,
    limit: PAGE,
    offset: (page - 1) * PAGE,
  })
  const pages = Math.max(1, Math.ceil(total / PAGE))
  const link = (to: number) => `/admin/contact-health?c=${community.slug}&page=${String(to)}`
  return (
    <PanelFrame view={view} title={t('pages.contacts')} intro={t('contacts.intro')}>
      <NoticesBar place={place} locale={locale} current="contacts" />
      {people.length === 0 ? (
        <p className="ledger-empty">{t('contacts.none')}</p>
      ) : (
        <>
          <div className="ledger-head">
            <strong>{t('contacts.count', { count: total })}</strong>
            <a href={`/api/c/${community.slug}/contact-health/export`}>{t('contacts.csv')}</a>
          </div>
          {people.some(({ isUnreachable }) => isUnreachable) && (
            <p className="ledger-hint">{t('contacts.nothingHint')}</p>
          )}
          <table role="table" className="ledger-table ledger-people">
            <thead role="rowgroup">
              <tr role="row">
                {COLUMNS.map((column) => (
                  <th key={column} role="columnheader" scope="col">
                    {t(`contacts.columns.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody role="rowgroup">
              {people.map((contact) => (
                <ContactRow key={contact.id} contact={contact} t={t} words={words} />
              ))}
            </tbody>
          </table>
        </>
      )}
      {pages > 1 && (
        <p className="ledger-pages">
          {page > 1 && <a href={link(page - 1)}>{t('before')}</a>}
          <span>{t('page', { page, pages })}</span>
          {page < pages && <a href={link(page + 1)}>{t('next')}</a>}
        </p>
      )}
    </PanelFrame>
  )
}
