import { translatorFor } from '@/kernel/i18n/translate'
import type { CommunityIdentity } from '@/kernel/identity'
import type { LedgerEvent, LedgerWay } from './ledger'

export interface LedgerWords {
  kind: (event: Pick<LedgerEvent, 'kind' | 'group'>) => string
  channel: (channel: string) => string
  /** Where one way stands, and why. */
  state: (way: LedgerWay) => string
  reason: (way: Pick<LedgerWay, 'reason'>) => string
  /** 24 Nov 2026, 14:05, in the community. */
  at: (instant: string) => string
  /** The last thing that happened on a way. */
  moment: (way: LedgerWay) => string | null
}

/** What the ledger is called on screens, in files and on paper. */
export const ledgerWords = (
  locale: string,
  { timeZone }: Pick<CommunityIdentity, 'timeZone'>,
): LedgerWords => {
  const t = translatorFor({ locale })
  const format = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  })
  const known = (key: string, otherwise: string) => (t.has(key) ? t(key) : otherwise)
  return {
    kind: ({ kind, group }) =>
      known(
        `notifications.kinds.${kind}`,
        group === null ? kind : known(`notifications.groups.${group}`, kind),
      ),
    channel: (channel) => known(`notifications.channels.${channel}`, channel),
    state: ({ channel, state }) =>
      channel === 'print'
        ? t('notices.panel.onList')
        : known(`notices.panel.states.${state}`, state),
    // What a provider said stays as it said it.
    reason: ({ reason }) =>
      reason === null ? '' : known(`notices.panel.reasons.${reason}`, reason),
    at: (instant) => format.format(new Date(instant)),
    moment: ({ acknowledgedAt, readAt, deliveredAt, sentAt }) =>
      acknowledgedAt ?? readAt ?? deliveredAt ?? sentAt,
  }
}
