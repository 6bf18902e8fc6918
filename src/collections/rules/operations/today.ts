import { systemClock } from '@/kernel/clock'
import { dayFrom } from '@/kernel/domain/zonedDay'
import type { CommunityIdentity } from '@/kernel/identity'

/** The day that it is in a community: rules begin with the day there, whatever the clocks do. */
export const todayIn = ({ timeZone }: Pick<CommunityIdentity, 'timeZone'>): string =>
  dayFrom(systemClock.now(), timeZone, 0)
