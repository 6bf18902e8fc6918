import type { Payload } from 'payload'
import { systemClock } from '@/kernel/clock'
import { callHousehold } from '../operations/asks/callHousehold'
import { callInput } from '../operations/asks/callInput'

export const callHouseholdHandler = async ({
  payload,
  data,
}: {
  payload: Payload
  data: unknown
}): Promise<void> => {
  await callHousehold({ payload, now: systemClock.now() }, callInput.parse(data))
}
