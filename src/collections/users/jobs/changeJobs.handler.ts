import type { Payload } from 'payload'
import { tellChange } from '../operations/changes/tellChange'
import { accountChangeInput } from './changeJobs'

export const accountChangeHandler = ({
  payload,
  data,
}: {
  payload: Payload
  data: unknown
}): Promise<void> => tellChange(payload, accountChangeInput.parse(data).id)
