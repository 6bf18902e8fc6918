import type { Payload } from 'payload'
import { tellNewDevice } from '../operations/sessions/tellNewDevice'
import { mailUnlock } from '../operations/signIn/unlockByMail'
import { newDeviceInput, unlockInput } from './accountJobs'

interface Job {
  payload: Payload
  data: unknown
}

export const newDeviceHandler = ({ payload, data }: Job): Promise<void> =>
  tellNewDevice(payload, newDeviceInput.parse(data).sessionId)

export const unlockHandler = ({ payload, data }: Job): Promise<void> =>
  mailUnlock(payload, unlockInput.parse(data))
