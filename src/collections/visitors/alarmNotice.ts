import { defineNotification } from '@/kernel/notifications/kind'
import { defineLiveUpdate } from '@/kernel/realtime/live'
import { alarmRepeated } from './events'
import { gateOf, visitChannels } from './operations/audience'
import { gateStaying } from './overstayNotices'

/** The gate hears it again and again, until somebody says what was done. */
export const alarmRepeatedNotice = defineNotification({
  kind: 'visit.overstays-still',
  group: 'visitors',
  concerns: 'staff',
  event: alarmRepeated,
  audience: ({ req, community }) => gateOf(req, community),
  urgency: 'important',
  channels: ['in-app', 'push', 'telegram'],
  collapse: ({ visitId }) => `overstays ${visitId}`,
  validMinutes: 30,
  ...gateStaying,
})

export const alarmScreen = defineLiveUpdate({
  event: alarmRepeated,
  channels: visitChannels,
  message: ({ visitId }) => ({ visitId }),
})
