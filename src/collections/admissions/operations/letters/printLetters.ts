import type { PayloadRequest } from 'payload'
import { audit } from '@/kernel/audit/audit'
import { sql, txOf } from '@/kernel/database/transaction'
import { env } from '@/kernel/env'
import { AppError } from '@/kernel/errors'
import { LOCALES } from '@/kernel/i18n/locales'
import { translatorFor } from '@/kernel/i18n/translate'
import { INVITER_HOLDS } from '../invitations/inviterHolds'
import { secretsOf } from '../invitations/secrets'
import { placeOf } from '../place'
import type { Letter } from './drawLetters'

/** A stack that a printer takes, and a request can draw. */
const MOST = 300

type Row = Record<string, unknown> & {
  id: string
  edition: number
  name: string
  unit: string | null
}

interface Printed {
  /** The PDF, base64. */
  file: string
  letters: number
  /** Letters that did not fit in; print again for them. */
  left: number
}

/**
 * Prints letters: those that wait for it, or named invitations of any kind. Each print makes a new
 * secret, which is on this paper alone; whatever was sent or printed before is void.
 * @throws AppError 409 `admissions.nothing-to-print`.
 */
export const printLetters = async (
  req: PayloadRequest,
  community: string,
  invitations: readonly string[] | 'waiting',
): Promise<Printed> => {
  const tx = await txOf(req)
  const which =
    invitations === 'waiting'
      ? sql`i.channel = 'letter' and i.delivery = 'waiting'`
      : sql`i.id in (${sql.join(
          invitations.map((id) => sql`${id}::uuid`),
          sql`, `,
        )})`
  const { rows } = await tx.execute<Row>(sql`
    select i.id, i.edition::int as edition, i.name, u.label as unit
    from membership_invitations i left join units u on u.id = i.unit_id
    where i.community_id = ${community} and i.status = 'open' and ${INVITER_HOLDS}
      and ${which}
    order by u.building, u.number, i.name limit ${MOST + 1} for update of i`)
  const chosen = rows.slice(0, MOST)
  if (chosen.length === 0) throw new AppError({ code: 'admissions.nothing-to-print', status: 409 })
  const { PUBLIC_URL } = env()
  const letters: Letter[] = []
  for (const { id, edition, name, unit } of chosen) {
    const next = edition + 1
    const { token, code, tokenHash, codeHash } = secretsOf(id, next)
    await tx.execute(sql`
      update membership_invitations set edition = ${next}, token_hash = ${tokenHash},
        code_hash = ${codeHash}, channel = 'letter', delivery = 'printed', failure = null,
        expires_at = now() + interval '30 days', updated_at = now()
      where id = ${id}`)
    letters.push({ name, unit, code, href: new URL(`/join/${token}`, PUBLIC_URL).href })
  }
  await audit(req, {
    community,
    action: 'invitation.letters-printed',
    subject: { collection: 'communities', id: community },
    details: { letters: letters.length },
  })
  const place = await placeOf(req, community)
  const known = LOCALES.filter((locale) => place.locales.includes(locale))
  const own = known.toSorted(
    (one, other) => place.locales.indexOf(one) - place.locales.indexOf(other),
  )
  const words = (own.length > 0 ? own : (['en'] as const)).map((locale) =>
    translatorFor({ locale, namespace: 'admissions' }),
  )
  const address = new URL('/join', PUBLIC_URL).href.replace(/^https?:\/\//, '')
  // Few processes ever draw; the library would be in each.
  const { drawLetters } = await import('./drawLetters')
  const file = await drawLetters(place, letters, words, address)
  return {
    file: file.toString('base64'),
    letters: letters.length,
    left: rows.length - chosen.length,
  }
}
