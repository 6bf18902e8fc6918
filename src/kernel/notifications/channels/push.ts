import { createHash } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { anyId } from '../../database/anyId'
import { readerOf, sql } from '../../database/transaction'
import { sendPush, type Device, type Outcome, type PushMessage } from '../../push/send'
import { vapid } from '../../push/settings'
import { systemClock } from '../../clock'
import { ChannelRefused } from './channel'
import type { ChannelAdapter, Outgoing } from './channel'

/** How long a push service keeps what no browser fetches; the notice itself stays in the bell. */
const KEPT_SECONDS = 3 * 24 * 3600

const URGENCIES: Readonly<Record<string, PushMessage['urgency']>> = {
  emergency: 'high',
  important: 'high',
  quiet: 'low',
}

interface DeviceRow extends Record<string, unknown>, Device {
  id: string
}

const cut = (text: string, length: number): string => Array.from(text).slice(0, length).join('')

/** Says nothing to the push service, which reads it, and is another for each place and kind. */
const topicOf = ({ community, kind, collapseKey }: Outgoing): string | null =>
  collapseKey === null
    ? null
    : createHash('sha256')
        .update([community.id, kind, collapseKey].join('|'))
        .digest('base64url')
        .slice(0, 32)

const secondsLeft = ({ expiresAt }: Outgoing): number => {
  if (expiresAt === null) return KEPT_SECONDS
  const left = Math.floor((expiresAt.getTime() - systemClock.now().getTime()) / 1000)
  return Math.min(Math.max(left, 0), KEPT_SECONDS)
}

/** What reaches the device: the words of a locked screen, and where they lead. */
const messageOf = (outgoing: Outgoing): PushMessage => {
  const { content, recipient, noticeId, urgency } = outgoing
  const topic = topicOf(outgoing)
  const { pathname, search } = new URL(content.link)
  return {
    payload: JSON.stringify({
      title: cut(content.lockScreen.title, 100),
      body: cut(content.lockScreen.body, 300),
      lang: recipient.locale,
      path: `${pathname}${search}`,
      tag: topic ?? noticeId ?? outgoing.deliveryId,
    }),
    ttlSeconds: secondsLeft(outgoing),
    urgency: URGENCIES[urgency] ?? 'normal',
    ...(topic !== null && { topic }),
  }
}

const devicesOf = async (req: PayloadRequest, person: string): Promise<DeviceRow[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<DeviceRow>(sql`
    select id, endpoint, p256dh, auth from push_subscriptions where user_id = ${person}
    order by created_at`)
  return rows
}

const noteOutcomes = async (
  req: PayloadRequest,
  tried: readonly { device: DeviceRow; outcome: Outcome }[],
): Promise<void> => {
  const reader = await readerOf(req)
  const whose = (is: Outcome['is']) =>
    tried.filter(({ outcome }) => outcome.is === is).map(({ device }) => device.id)
  const [taken, gone] = [whose('taken'), whose('gone')]
  if (taken.length > 0) {
    await reader.execute(
      sql`update push_subscriptions set last_ok_at = now() where id = ${anyId(taken)}`,
    )
  }
  if (gone.length > 0) {
    await reader.execute(sql`delete from push_subscriptions where id = ${anyId(gone)}`)
  }
}

/** Browsers of a person, each through the service of its maker. One that takes it is enough. */
export const pushChannel: ChannelAdapter = {
  channel: 'push',
  isOffered: () => vapid() !== null,
  reachable: async (req, people) => {
    const reader = await readerOf(req)
    const { rows } = await reader.execute<{ user_id: string }>(sql`
      select distinct user_id from push_subscriptions where user_id = ${anyId(people)}`)
    return new Set(rows.map(({ user_id }) => user_id))
  },
  send: async (outgoing) => {
    const keys = vapid()
    const { req, recipient } = outgoing
    const devices = await devicesOf(req, recipient.id)
    if (!keys || devices.length === 0) throw new ChannelRefused('no-address')
    const message = messageOf(outgoing)
    const tried = await Promise.all(
      devices.map(async (device) => ({ device, outcome: await sendPush(keys, device, message) })),
    )
    await noteOutcomes(req, tried)
    const outcomes = tried.map(({ outcome }) => outcome)
    if (outcomes.some(({ is }) => is === 'taken')) return { state: 'sent', providerId: null }
    const failed = outcomes.flatMap((outcome) => (outcome.is === 'taken' ? [] : [outcome]))
    const later = failed.find(({ is }) => is === 'later')
    if (later) throw new Error(later.reason)
    const refused = failed.find(({ is }) => is === 'refused')
    throw new ChannelRefused(refused?.reason ?? 'device-gone')
  },
}
