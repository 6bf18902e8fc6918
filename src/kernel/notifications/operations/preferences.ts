import type { PayloadRequest } from 'payload'
import { inTransaction, readerOf, sql, txOf } from '../../database/transaction'
import { AppError } from '../../errors'
import type { Role } from '../../domain/membership'
import { rolesIn, scopeOf } from '../../tenancy/scope'
import { whileSigningIn } from '../../tenancy/system'
import { offeredAdapters } from '../channels/registry'
import { CHANNELS, isChannel, type Channel } from '../domain/words'
import { noticeGroups } from '../kinds'
import { noticePorts } from '../ports'
import type { Unsubscription } from '../unsubscribe'

type Switchable = Exclude<Channel, 'in-app'>

export interface PreferenceRow {
  group: string
  /** Everything of it comes in any case: there is nothing to choose. */
  isMandatory: boolean
  channels: { channel: Switchable; isOn: boolean; byDefault: boolean }[]
}

export interface Preferences {
  /** Channels that the community offers and this installation can use. */
  channels: Switchable[]
  groups: PreferenceRow[]
}

const isSwitchable = (channel: Channel): channel is Switchable => channel !== 'in-app'

const offeredIn = async (req: PayloadRequest, community: string) => {
  const rules = await noticePorts().rulesOf(req, community)
  const usable = new Set<Channel>(offeredAdapters().map(({ channel }) => channel))
  const channels = CHANNELS.filter(isSwitchable).filter(
    (channel) => rules.channels.has(channel) && usable.has(channel),
  )
  return { channels, defaults: rules.defaults }
}

const rolesHere = async (req: PayloadRequest, community: string): Promise<Role[]> =>
  rolesIn(await scopeOf(req), community)

/** What the person hears of in a community, by group and channel. */
export const preferencesOf = async (
  req: PayloadRequest,
  community: string,
): Promise<Preferences> => {
  const { channels, defaults } = await offeredIn(req, community)
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ group: string; channel: string; is_on: boolean }>(sql`
    select "group", channel, is_on from notification_preferences
    where user_id = ${req.user?.id ?? null} and community_id = ${community}`)
  const chosen = new Map(rows.map((row) => [`${row.group} ${row.channel}`, row.is_on]))
  return {
    channels,
    groups: noticeGroups(await rolesHere(req, community)).map(({ group, isMandatory }) => ({
      group,
      isMandatory,
      channels: channels.map((channel) => {
        const byDefault = isMandatory || (defaults[group]?.[channel] ?? true)
        const isOn = isMandatory || (chosen.get(`${group} ${channel}`) ?? byDefault)
        return { channel, isOn, byDefault }
      }),
    })),
  }
}

export interface Choice {
  group: string
  channel: string
  /** null: as the community has it. */
  isOn: boolean | null
}

/**
 * Stores what the person chose; what is not named stays.
 * @throws AppError 400 `notifications.unknown-choice`, 409 `notifications.mandatory`.
 */
export const choosePreferences = (
  req: PayloadRequest,
  community: string,
  choices: readonly Choice[],
): Promise<Preferences> =>
  inTransaction(req, async () => {
    const roles = await rolesHere(req, community)
    const groups = new Map(noticeGroups(roles).map((one) => [one.group, one]))
    const tx = await txOf(req)
    for (const { group, channel, isOn } of choices) {
      const known = groups.get(group)
      if (!known || !isChannel(channel) || channel === 'in-app') {
        throw new AppError({
          code: 'notifications.unknown-choice',
          status: 400,
          field: known ? 'channel' : 'group',
        })
      }
      if (known.isMandatory && isOn === false) {
        throw new AppError({ code: 'notifications.mandatory', status: 409, field: 'group' })
      }
      const me = req.user?.id ?? null
      await tx.execute(
        isOn === null
          ? sql`delete from notification_preferences where user_id = ${me}
              and community_id = ${community} and "group" = ${group} and channel = ${channel}`
          : sql`insert into notification_preferences (user_id, community_id, "group", channel, is_on)
              values (${me}, ${community}, ${group}, ${channel}, ${isOn})
              on conflict (user_id, community_id, "group", channel)
              do update set is_on = excluded.is_on, updated_at = now()`,
      )
    }
    return preferencesOf(req, community)
  })

/**
 * Switches a group's e-mail off for the person of a mail's link, whoever opens it: the link is all
 * that a mail program has. A group that is gone, or mandatory, changes nothing.
 */
export const unsubscribe = (
  req: PayloadRequest,
  { person, community, group }: Unsubscription,
): Promise<void> => {
  const known = noticeGroups().find((one) => one.group === group)
  if (!known || known.isMandatory) return Promise.resolve()
  return whileSigningIn(async () => {
    const reader = await readerOf(req)
    await reader.execute(sql`
      insert into notification_preferences (user_id, community_id, "group", channel, is_on)
      values (${person}, ${community}, ${group}, 'email', false)
      on conflict (user_id, community_id, "group", channel)
      do update set is_on = false, updated_at = now()`)
  })
}
