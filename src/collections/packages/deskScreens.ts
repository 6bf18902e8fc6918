import { deskChannel } from '@/kernel/realtime/channels'
import { defineLiveUpdate } from '@/kernel/realtime/live'
import { deskEvents } from './events'

/** What happens at the desk shows on its other screens. */
export const deskScreens = deskEvents.map((event) =>
  defineLiveUpdate<unknown>({
    event,
    channels: ({ community }) => Promise.resolve([deskChannel(community)]),
    message: () => ({}),
  }),
)
