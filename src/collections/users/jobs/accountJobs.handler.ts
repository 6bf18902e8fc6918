import type { Payload } from 'payload'
import { tellPasswordChanged } from '../operations/passwords/tellPasswordChanged'
import { tellNewDevice } from '../operations/sessions/tellNewDevice'
import { mailUnlock } from '../operations/signIn/unlockByMail'
import { newDeviceInput, passwordChangedInput, unlockInput } from './accountJobs'

interface Job {
  payload: Payload
  data: unknown
}

export const passwordChangedHandler = ({ payload, data }: Job): Promise<void> =>
  tellPasswordChanged(payload, passwordChangedInput.parse(data))

export const newDeviceHandler = ({ payload, data }: Job): Promise<void> =>
  tellNewDevice(payload, newDeviceInput.parse(data).sessionId)

export const unlockHandler = ({ payload, data }: Job): Promise<void> =>
  mailUnlock(payload, unlockInput.parse(data))
