import type { PayloadRequest } from 'payload'
import { translatorFor } from '@/kernel/i18n/translate'
import type { CommunityIdentity } from '@/kernel/identity'
import { ledgerEvents } from '../operations/ledger'
import { ledgerWords } from '../operations/words'

interface LedgerListProps {
  req: PayloadRequest
  community: CommunityIdentity
  locale: string
  before: string
}

const PAGE = 25
const COUNTS = ['people', 'reached', 'read', 'acknowledged', 'failed', 'unreached'] as const

/** What a community told its people, by event, with how many it reached. */
export const LedgerList = async ({ req, community, locale, before }: LedgerListProps) => {
  const t = translatorFor({ locale, namespace: 'notices.panel' })
  const words = ledgerWords(locale, community)
  const { events, next } = await ledgerEvents(req, {
    community: community.id,
    limit: PAGE,
    ...(before !== '' && { before }),
  })
  const page = `/admin/notices?c=${community.slug}`
  if (events.length === 0) return <p className="ledger-empty">{t('empty')}</p>
  return (
    <>
      <p className="ledger-hint">{t('hint')}</p>
      <table role="table" className="ledger-table">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              {t('told')}
            </th>
            <th role="columnheader" scope="col">
              {t('kind')}
            </th>
            {COUNTS.map((count) => (
              <th key={count} role="columnheader" scope="col" className="ledger-number">
                {t(count)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {events.map((event) => (
            <tr role="row" key={event.eventId}>
              <th role="rowheader" scope="row">
                <a href={`${page}&event=${encodeURIComponent(event.eventId)}`}>
                  {words.at(event.toldAt)}
                </a>
              </th>
              <td role="cell">{words.kind(event)}</td>
              {COUNTS.map((count) => (
                <td
                  key={count}
                  role="cell"
                  className="ledger-number"
                  data-label={t(count)}
                  {...(count === 'unreached' && event.unreached > 0 && { 'data-open': true })}
                >
                  {event[count]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="ledger-pages">
        {before !== '' && <a href={page}>{t('newest')}</a>}
        {next !== null && <a href={`${page}&before=${encodeURIComponent(next)}`}>{t('older')}</a>}
      </p>
    </>
  )
}
