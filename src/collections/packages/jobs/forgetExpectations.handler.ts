import type { Payload } from 'payload'
import { systemClock } from '@/kernel/clock'
import { forgetExpectations } from '../operations/expected'

export const forgetExpectationsHandler = async ({
  payload,
}: {
  payload: Payload
}): Promise<void> => {
  await forgetExpectations({ payload, now: systemClock.now() })
}
