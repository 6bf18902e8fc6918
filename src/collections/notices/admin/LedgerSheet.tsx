import { notFound } from 'next/navigation'
import type { PayloadRequest } from 'payload'
import { translatorFor } from '@/kernel/i18n/translate'
import type { CommunityIdentity } from '@/kernel/identity'
import { ledgerEvent, ledgerPeople } from '../operations/ledger'
import type { LedgerPerson } from '../operations/ledger'
import { ledgerWords } from '../operations/words'
import type { LedgerWords } from '../operations/words'

interface LedgerSheetProps {
  req: PayloadRequest
  community: CommunityIdentity
  locale: string
  eventId: string
  isUnreached: boolean
  page: number
}

const PAGE = 100
const COUNTS = ['people', 'reached', 'read', 'acknowledged', 'failed', 'unreached'] as const
const FILES = [
  ['proofPdf', 'export', 'pdf'],
  ['proofCsv', 'export', 'csv'],
  ['unreachedPdf', 'unreached', 'pdf'],
  ['unreachedCsv', 'unreached', 'csv'],
] as const

const PersonRow = ({
  person,
  words,
  gone,
}: {
  person: LedgerPerson
  words: LedgerWords
  gone: string
}) => (
  <tr role="row">
    <th role="rowheader" scope="row">
      {person.unit ?? '–'}
    </th>
    <td role="cell">{person.name ?? gone}</td>
    <td role="cell">
      <ul>
        {person.ways.map((way) => {
          const moment = words.moment(way)
          const why = words.reason(way)
          return (
            <li key={way.channel}>
              <span className="ledger-channel">{words.channel(way.channel)}</span>
              <span className={`ledger-state ledger-state--${way.state}`}>{words.state(way)}</span>
              <span>
                {[why, moment === null ? '' : words.at(moment)].filter(Boolean).join(' · ')}
              </span>
            </li>
          )
        })}
      </ul>
    </td>
  </tr>
)

/** One notice: its people in the order of units and doors, each with every way that was tried. */
export const LedgerSheet = async ({
  req,
  community,
  locale,
  eventId,
  isUnreached,
  page,
}: LedgerSheetProps) => {
  const event = await ledgerEvent(req, community.id, eventId)
  if (!event) notFound()
  const t = translatorFor({ locale, namespace: 'notices.panel' })
  const words = ledgerWords(locale, community)
  const { people, total } = await ledgerPeople(req, {
    community: community.id,
    eventId,
    isUnreached,
    limit: PAGE,
    offset: (page - 1) * PAGE,
  })
  const pages = Math.max(1, Math.ceil(total / PAGE))
  const id = encodeURIComponent(eventId)
  const link = (change: Record<string, string>) =>
    `/admin/notices?${new URLSearchParams({
      c: community.slug,
      event: eventId,
      ...(isUnreached && { show: 'unreached' }),
      ...change,
    }).toString()}`
  return (
    <>
      <h2>{words.kind(event)}</h2>
      <p>{t('toldAt', { at: words.at(event.toldAt) })}</p>
      <dl className="ledger-facts">
        {COUNTS.map((count) => (
          <div
            key={count}
            {...(count === 'unreached' && event.unreached > 0 && { 'data-open': true })}
          >
            <dt>{t(count)}</dt>
            <dd>{event[count]}</dd>
          </div>
        ))}
      </dl>
      <ul className="ledger-links" aria-label={t('downloads')}>
        {FILES.map(([name, what, format]) => (
          <li key={name}>
            <a href={`/api/c/${community.slug}/notice-ledger/${id}/${what}?format=${format}`}>
              {t(name)}
            </a>
          </li>
        ))}
      </ul>
      <ul className="ledger-links" aria-label={t('filter')}>
        {(['all', 'unreached'] as const).map((one) => (
          <li key={one}>
            <a
              href={link({ show: one, page: '1' })}
              {...(isUnreached === (one === 'unreached') && { 'aria-current': 'true' as const })}
            >
              {t(one === 'all' ? 'all' : 'onlyUnreached')}
            </a>
          </li>
        ))}
      </ul>
      {people.length === 0 ? (
        <p className="ledger-empty">{t('everybodyReached')}</p>
      ) : (
        <table role="table" className="ledger-table ledger-people">
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col">
                {t('columns.unit')}
              </th>
              <th role="columnheader" scope="col">
                {t('columns.person')}
              </th>
              <th role="columnheader" scope="col">
                {t('columns.ways')}
              </th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {people.map((person) => (
              <PersonRow key={person.id} person={person} words={words} gone={t('gone')} />
            ))}
          </tbody>
        </table>
      )}
      {pages > 1 && (
        <p className="ledger-pages">
          {page > 1 && <a href={link({ page: String(page - 1) })}>{t('before')}</a>}
          <span>{t('page', { page, pages })}</span>
          {page < pages && <a href={link({ page: String(page + 1) })}>{t('next')}</a>}
        </p>
      )}
    </>
  )
}
