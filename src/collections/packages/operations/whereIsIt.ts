import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { startConversation, topicsOffered } from '@/collections/conversations/public'
import { unitLabels } from '@/collections/households/public'
import { systemClock } from '@/kernel/clock'
import { anyId } from '@/kernel/database/anyId'
import { inTransaction, readerOf, sql, txOf } from '@/kernel/database/transaction'
import { accessDenied, AppError, authRequired } from '@/kernel/errors'
import { limit } from '@/kernel/http/rateLimit/limit'
import { localeOfRequest, translatorFor } from '@/kernel/i18n/translate'
import { missingOfExpected, wholeNumber } from '../domain/expected'
import { CARRIERS } from '../domain/parcel'
import { EXPECTED_LINK } from './expected'
import { ownUnitsIn } from './household'

const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .transform((value) => (value === '' ? undefined : value))
    .optional()

/** What a resident waits for and does not find in their list. */
export const expectedInput = z.object({
  clientId: z.uuid().describe('Made by the device: another try begins nothing twice.'),
  unit: z.uuid(),
  carrier: z
    .union([z.literal(''), z.enum(CARRIERS)])
    .transform((value) => (value === '' ? undefined : value))
    .optional(),
  carrierName: text(60),
  trackingNumber: text(60),
  expectedOn: z
    .union([z.literal(''), z.iso.date()])
    .transform((value) => (value === '' ? undefined : value))
    .optional(),
  note: text(500),
})
type ExpectedInput = z.output<typeof expectedInput>

/**
 * `here`: it waits in the person's own list. `over`: it was there, and does not wait any more. `asked`: the
 * desk has the question. What lies at the desk for others, or for nobody known, makes no difference.
 */
export const whereabouts = z.strictObject({
  outcome: z.enum(['here', 'over', 'asked']),
  parcel: z.uuid().nullable().describe('Of the own list.'),
  conversation: z.uuid().nullable().describe('In which the desk answers.'),
})
type Whereabouts = z.infer<typeof whereabouts>

interface Asking {
  req: PayloadRequest
  community: string
}

/** In the own list, by the whole number; what waits comes first. */
const ownByNumber = async (
  { req, community }: Asking,
  units: readonly string[],
  number: string,
): Promise<Whereabouts | null> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ id: string; waits: boolean }>(sql`
    select p.id, p.status = 'received' as waits from packages p
    where p.community_id = ${community} and p.unit_id = ${anyId(units)}
      and regexp_replace(upper(p.tracking_number), '[\\s-]', '', 'g') = ${number}
    order by (p.status = 'received') desc, p.received_at desc limit 1`)
  const [row] = rows
  if (!row) return null
  return { outcome: row.waits ? 'here' : 'over', parcel: row.id, conversation: null }
}

/** Keeps what is expected: the desk is shown it beside a label that nobody knows and that has the number. */
const expectation = async (
  { req, community }: Asking,
  { unit, carrier, trackingNumber, expectedOn }: ExpectedInput,
  number: string | undefined,
): Promise<string> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ id: string }>(sql`
    insert into package_expectations
      (id, community_id, unit_id, person_id, carrier, tracking_number, expected_on)
    values (${uuidv7()}, ${community}, ${unit}, ${req.user?.id ?? null}, ${carrier ?? null},
      ${number ?? trackingNumber ?? null}, ${expectedOn ?? null}::date)
    on conflict (person_id, unit_id, tracking_number) where tracking_number is not null
      do update set at = clock_timestamp(), carrier = excluded.carrier,
        expected_on = excluded.expected_on
    returning id`)
  return rows[0]?.id ?? ''
}

/** The first message, in the words of whoever asks. */
const messageOf = async (
  { req }: Asking,
  { unit, carrier, carrierName, trackingNumber, expectedOn, note }: ExpectedInput,
  number: string | undefined,
): Promise<{ subject: string; body: string }> => {
  const t = translatorFor({ locale: localeOfRequest(req), namespace: 'packages' })
  const label = (await unitLabels(req, [unit])).get(unit) ?? ''
  const by = carrierName ?? (carrier === undefined ? undefined : t(`carriers.${carrier}`))
  const said = number ?? trackingNumber
  const facts = [
    t('own.expected.says'),
    t('home.unit', { unit: label }),
    by && t('own.expected.saysCarrier', { carrier: by }),
    said && t('own.expected.saysNumber', { number: said }),
    expectedOn && t('own.expected.saysDay', { day: new Date(`${expectedOn}T12:00:00Z`) }),
    note,
  ]
  return {
    subject: t('own.expected.subject', { by: by ?? 'none' }),
    body: facts.filter((fact) => typeof fact === 'string' && fact !== '').join('\n'),
  }
}

/** The topic that reaches the desk, where there is one; without it the management gets the question. */
const topicOfDesk = async ({ req, community }: Asking): Promise<string | undefined> => {
  const topics = await topicsOffered(req, community, systemClock.now())
  return topics.find(({ team }) => team === 'concierge')?.id
}

/**
 * Looks for a parcel that a resident expected: first in their own list, by its number; else the desk is
 * asked. The answer to a number is the same whether or not something at the desk has it.
 * @throws AppError 403 where they do not live there, 400 with the field that is missing; 429.
 */
export const whereIsIt = async ({
  req,
  community,
  input,
}: Asking & { input: ExpectedInput }): Promise<Whereabouts> => {
  if (!req.user) throw authRequired()
  await limit(req, 'parcel-asked')
  const missing = missingOfExpected(input)
  if (missing !== undefined) {
    throw new AppError({ code: 'validation.required', status: 400, field: missing })
  }
  const units = await ownUnitsIn(req, community)
  if (!units.includes(input.unit)) throw accessDenied()
  const asking = { req, community }
  const number = wholeNumber(input.trackingNumber ?? '')
  const own = number === undefined ? null : await ownByNumber(asking, units, number)
  if (own) return own
  return inTransaction(req, async () => {
    const id = await expectation(asking, input, number)
    const { conversation } = await startConversation({
      req,
      community,
      input: {
        kind: 'inquiry',
        clientId: input.clientId,
        ...(await messageOf(asking, input, number)),
        attachments: [],
        link: { type: EXPECTED_LINK, id },
        topic: await topicOfDesk(asking),
        unit: input.unit,
        isConfidential: false,
      },
    })
    return { outcome: 'asked', parcel: null, conversation }
  })
}
