import type { PayloadRequest } from 'payload'
import { audit } from '@/kernel/audit/audit'
import { systemClock } from '@/kernel/clock'
import { AppError, notFound } from '@/kernel/errors'
import { answerFile } from '@/kernel/files/answerFile'
import { csvOf } from '@/kernel/files/csv'
import { translatorFor } from '@/kernel/i18n/translate'
import type { CommunityIdentity } from '@/kernel/identity'
import { formatPhone } from '@/kernel/phone'
import { ledgerEvent, ledgerPeople } from './ledger'
import type { LedgerEvent, LedgerPerson, LedgerWay } from './ledger'
import { ledgerWords } from './words'

export type LedgerFormat = 'csv' | 'pdf'

/** A whole community fits in; what would not is no notice any more. */
const MOST = 50_000
/** What a request can draw. */
const MOST_ON_PAPER = 3000

interface Asked {
  req: PayloadRequest
  community: CommunityIdentity
  eventId: string
  locale: string
  format: LedgerFormat
}

const find = async (
  { req, community, eventId, format }: Asked,
  isUnreached: boolean,
): Promise<{ event: LedgerEvent; people: LedgerPerson[] }> => {
  const event = await ledgerEvent(req, community.id, eventId)
  if (!event) throw notFound()
  const limit = format === 'pdf' ? MOST_ON_PAPER : MOST
  const { people, total } = await ledgerPeople(req, {
    community: community.id,
    eventId,
    isUnreached,
    limit,
  })
  if (total > limit) {
    throw new AppError({ code: 'notices.too-many-rows', status: 409, field: 'format' })
  }
  await audit(req, {
    community: community.id,
    action: 'notices.exported',
    subject: { collection: 'deliveries', id: eventId },
    details: { format, people: people.length, unreached: isUnreached },
  })
  return { event, people }
}

const lastWhy = (ways: readonly LedgerWay[]): LedgerWay | undefined =>
  ways.findLast(({ channel, reason }) => channel !== 'in-app' && reason !== null)

/** Everybody whom an event told, and each way: a table to keep, or a proof of delivery on paper. */
export const exportLedger = async (asked: Asked): Promise<Response> => {
  const { community, locale, format } = asked
  const { event, people } = await find(asked, false)
  const t = translatorFor({ locale, namespace: 'notices.panel' })
  const words = ledgerWords(locale, community)
  const at = (instant: string | null) => (instant === null ? '' : words.at(instant))
  const nameOf = ({ name }: LedgerPerson) => name ?? t('gone')
  const file = `notice-${community.slug}-${event.toldAt.slice(0, 10)}`
  if (format === 'csv') {
    const head = [
      'unit',
      'person',
      'channel',
      'state',
      'reason',
      'sent',
      'delivered',
      'read',
      'acknowledged',
    ].map((column) => t(`columns.${column}`))
    const rows = people.flatMap((person) =>
      person.ways.map((way) => [
        person.unit ?? '',
        nameOf(person),
        words.channel(way.channel),
        words.state(way),
        words.reason(way),
        at(way.sentAt),
        at(way.deliveredAt),
        at(way.readAt),
        at(way.acknowledgedAt),
      ]),
    )
    return answerFile(csvOf([head, ...rows]), file, format)
  }
  const line = (way: LedgerWay): string => {
    const moment = words.moment(way)
    const why = words.reason(way)
    return [
      `${words.channel(way.channel)}: ${words.state(way)}`,
      why !== '' && `(${why})`,
      moment !== null && `· ${words.at(moment)}`,
    ]
      .filter(Boolean)
      .join(' ')
  }
  // Few processes ever draw; the library would be in each.
  const { drawTable } = await import('@/kernel/pdf/drawTable')
  const pdf = await drawTable({
    title: t('proof'),
    lines: linesOf(event, { community, locale }),
    columns: [
      { label: t('columns.unit'), share: 3 },
      { label: t('columns.person'), share: 4 },
      { label: t('columns.ways'), share: 9 },
    ],
    rows: people.map((person) => [
      person.unit ?? '',
      nameOf(person),
      person.ways.map(line).join('\n'),
    ]),
    unprintable: t('unprintable'),
    pageOf: (page, pages) => t('page', { page, pages }),
  })
  return answerFile(pdf, file, format)
}

const linesOf = (
  event: LedgerEvent,
  { community, locale }: Pick<Asked, 'community' | 'locale'>,
): string[] => {
  const t = translatorFor({ locale, namespace: 'notices.panel' })
  const words = ledgerWords(locale, community)
  const { people, reached, read, acknowledged, failed, unreached } = event
  return [
    `${community.name} · ${words.kind(event)}`,
    t('toldAt', { at: words.at(event.toldAt) }),
    t('summary', { people, reached, read, acknowledged, failed, unreached }),
    t('madeAt', { at: words.at(systemClock.now().toISOString()), zone: community.timeZone }),
    t('eventId', { id: event.eventId }),
  ]
}

/**
 * Who was not reached, in the order of a walk along the doors, with the telephones of those who can be
 * called and room to write down who was told.
 */
export const exportUnreached = async (asked: Asked): Promise<Response> => {
  const { community, locale, format } = asked
  const { event, people } = await find(asked, true)
  const t = translatorFor({ locale, namespace: 'notices.panel' })
  const words = ledgerWords(locale, community)
  const rows = people.map((person) => {
    const last = lastWhy(person.ways)
    return [
      person.unit ?? '',
      person.name ?? t('gone'),
      person.phone === null ? '' : formatPhone(person.phone),
      last ? words.reason(last) : t('unread'),
    ]
  })
  const file = `not-reached-${community.slug}-${event.toldAt.slice(0, 10)}`
  if (format === 'csv') {
    const head = ['unit', 'person', 'phone', 'why'].map((column) => t(`columns.${column}`))
    return answerFile(csvOf([head, ...rows]), file, format)
  }
  // Few processes ever draw; the library would be in each.
  const { drawTable } = await import('@/kernel/pdf/drawTable')
  const pdf = await drawTable({
    title: t('unreachedTitle'),
    lines: linesOf(event, { community, locale }),
    columns: [
      { label: t('columns.unit'), share: 3 },
      { label: t('columns.person'), share: 4 },
      { label: t('columns.phone'), share: 4 },
      { label: t('columns.why'), share: 4 },
      { label: t('columns.told'), share: 3 },
    ],
    rows: rows.map((row) => [...row, '']),
    unprintable: t('unprintable'),
    pageOf: (page, pages) => t('page', { page, pages }),
  })
  return answerFile(pdf, file, format)
}
