import type { PayloadRequest } from 'payload'
import { createFormatters } from '@/kernel/i18n/formatters'
import { localeOfRequest, translatorFor } from '@/kernel/i18n/translate'
import type { CommunityIdentity } from '@/kernel/identity'
import type { Checked } from '../operations/checkAtGate'

const speak = (req: PayloadRequest) =>
  translatorFor({ locale: localeOfRequest(req), namespace: 'visitors.gate' })

const clockOf = (req: PayloadRequest, { timeZone }: CommunityIdentity) =>
  createFormatters({ locale: localeOfRequest(req), timeZone })

/** What the gate is told, as texts: the verdict first, then why, then whom it is about. */
export const checkedWords = (
  req: PayloadRequest,
  community: CommunityIdentity,
  { verdict, reason, method, visit }: Checked,
): Record<string, string> => {
  const t = speak(req)
  const { time } = clockOf(req, community)
  const why = t(`reasons.${reason}`, { time: visit === null ? '' : time(visit.opensAt) })
  const base = { verdict, title: t(`verdicts.${verdict}`), why }
  if (visit === null) return base
  return {
    ...base,
    canEnter: verdict === 'verified' ? 'yes' : '',
    canLeave: reason === 'inside' ? 'yes' : '',
    visit: visit.id,
    method: method ?? 'list',
    name: visit.name,
    unit: t('forUnit', { unit: visit.unit }),
    people: t('people', { count: visit.party }),
    until: visit.kind === 'standing' ? '' : t('until', { time: time(visit.closesAt) }),
    vehicle: visit.vehicle,
    note: visit.note,
  }
}

export const enteredWords = (
  req: PayloadRequest,
  community: CommunityIdentity,
  { name, now }: { name: string; now: Date },
): Record<string, string> => ({
  verdict: 'verified',
  title: speak(req)('entered', { name, time: clockOf(req, community).time(now) }),
})

export const leftWords = (req: PayloadRequest, name: string): Record<string, string> => ({
  verdict: 'verified',
  title: speak(req)('left', { name }),
})

export const heldWords = (req: PayloadRequest, name: string): Record<string, string> => {
  const t = speak(req)
  return { verdict: 'refused', title: t('verdicts.refused'), why: t('reasons.held'), name }
}
