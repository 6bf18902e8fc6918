import { z } from 'zod'
import { VISIT_KINDS, VISIT_PURPOSES, VISIT_STATES } from '../domain/visit'
import type { Visit } from '../operations/visitRow'

export const inCommunity = z.object({ community: z.string() })
export const one = inCommunity.extend({ id: z.uuid() })
export const moment = z.string().meta({ format: 'date-time' })
export const done = z.strictObject({ id: z.uuid() })

export const visitSchema = z.strictObject({
  id: z.uuid(),
  invitation: z.uuid().nullable().describe('Null: nobody announced them.'),
  name: z.string(),
  unit: z.string(),
  state: z.enum(VISIT_STATES),
  purpose: z.enum(VISIT_PURPOSES),
  kind: z.enum(VISIT_KINDS),
  opensAt: moment,
  closesAt: moment,
  party: z.int(),
  vehicle: z.string(),
  note: z.string(),
  enteredAt: moment.nullable(),
  leftAt: moment.nullable(),
})

export const visitView = ({
  host: _host,
  isHosted: _isHosted,
  opensAt,
  closesAt,
  enteredAt,
  leftAt,
  ...visit
}: Visit): z.output<typeof visitSchema> => ({
  ...visit,
  opensAt: opensAt.toISOString(),
  closesAt: closesAt.toISOString(),
  enteredAt: enteredAt?.toISOString() ?? null,
  leftAt: leftAt?.toISOString() ?? null,
})
