import { isInternal } from '../channels/join.ts'
import { traitsOf, type ChannelTraits } from '../protocol/channelNames.ts'
import { ApiError } from './apiError.ts'
import type { ApiRequest } from './apiRequest.ts'
import { channelInfo, readInfo } from './channelInfo.ts'

const NEEDS_PRESENCE = 'user_count is known for presence channels only'

const readTraits = (name: string): ChannelTraits => {
  const traits = traitsOf(name)
  if (!traits) throw new ApiError(400, `Invalid channel name: ${name}`)
  return traits
}

export const listChannels = ({ app, query, now }: ApiRequest): object => {
  const prefix = query.get('filter_by_prefix') ?? ''
  const wanted = readInfo(query.get('info'))
  if (wanted.has('user_count') && !prefix.startsWith('presence-')) {
    throw new ApiError(400, NEEDS_PRESENCE)
  }
  const names = [...app.channels.keys()].filter(
    (name) => name.startsWith(prefix) && !isInternal(name),
  )
  return {
    channels: Object.fromEntries(names.map((name) => [name, channelInfo(app, name, wanted, now)])),
  }
}

export const showChannel = ({ app, query, parameter: name, now }: ApiRequest): object => {
  const wanted = readInfo(query.get('info'))
  const { kind } = readTraits(name)
  if (wanted.has('user_count') && kind !== 'presence') throw new ApiError(400, NEEDS_PRESENCE)
  return { occupied: app.channels.has(name), ...channelInfo(app, name, wanted, now) }
}

export const listUsers = ({ app, parameter: name }: ApiRequest): object => {
  if (readTraits(name).kind !== 'presence') {
    throw new ApiError(400, 'Users are known for presence channels only')
  }
  const ids = app.channels.get(name)?.members?.ids ?? []
  return { users: ids.map((id) => ({ id })) }
}
