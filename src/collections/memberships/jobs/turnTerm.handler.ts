import type { Payload } from 'payload'
import { turnOverdue, turnTerm } from '../operations/turnTerm'
import { turnTermInput } from './turnTerm'

interface JobArgs {
  payload: Payload
  data: unknown
}

export const turnTermHandler = ({ payload, data }: JobArgs): Promise<void> =>
  turnTerm(payload, turnTermInput.parse(data))

export const turnOverdueHandler = async ({ payload }: JobArgs): Promise<void> => {
  await turnOverdue(payload)
}
