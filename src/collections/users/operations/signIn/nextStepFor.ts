import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { readerOf, sql } from '@/kernel/database/transaction'
import { whileSigningIn } from '@/kernel/tenancy/system'
import { digestOf } from '../passwords/resetToken'
import { TICKET_SECONDS, ticketFor } from '../secondStep/ticket'
import type { Device } from '../sessions/device'

/** What a person still has to do before a session is opened for them. */
export interface NextStep {
  kind: 'second-step'
  /** Names this sign-in to the step that goes on with it, in this browser alone. */
  ticket: string
  deviceToken: string
}

interface Asking {
  req: PayloadRequest
  userId: string
  device: Device
  /** The stored hash that was proved. */
  provedHash: string
}

/** Asked after the password was right and before anything is handed out. */
export const nextStepFor = async ({
  req,
  userId,
  device,
  provedHash,
}: Asking): Promise<NextStep | null> => {
  const id = uuidv7()
  const { rows } = await whileSigningIn(async () => {
    const reader = await readerOf(req)
    return reader.execute(sql`
      insert into account_challenges (id, purpose, user_id, device, proved, expires_at)
      select ${id}, 'second-step', ${userId}, ${device.digest}, ${digestOf(provedHash)},
        now() + make_interval(secs => ${TICKET_SECONDS})
      where exists (select 1 from second_factors
                    where user_id = ${userId} and confirmed_at is not null)
        or exists (select 1 from passkeys where user_id = ${userId})
      returning 1`)
  })
  if (rows.length === 0) return null
  return {
    kind: 'second-step',
    ticket: ticketFor(id, device.digest),
    deviceToken: device.token,
  }
}
