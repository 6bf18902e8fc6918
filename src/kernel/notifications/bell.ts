import { defineEvent } from '../events/event'
import { z } from 'zod'
import { userChannel } from '../realtime/channels'
import { defineLiveUpdate } from '../realtime/live'
import { triggerAll } from '../realtime/pusher'

/** Somebody’s bell is not what their screens show. */
export const noticeChanged = defineEvent('notice.changed', z.object({ personId: z.uuid() }))

/** What a person does with a notice on one screen shows on their others. */
export const bellScreens = defineLiveUpdate({
  event: noticeChanged,
  channels: ({ data }) => Promise.resolve([userChannel(data.personId)]),
  message: () => ({}),
})

/** Tells the screens of many people at once, from the worker. */
export const ringBells = (people: readonly string[], eventId: string): Promise<void> =>
  triggerAll(people.map(userChannel), noticeChanged.type, { eventId })
