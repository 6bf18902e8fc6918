import type { PayloadRequest } from 'payload'
import { audit } from '../audit/audit'
import { answerFile } from '../files/answerFile'
import { csvOf } from '../files/csv'
import { createFormatters } from '../i18n/formatters'
import { localeOfRequest, translatorFor } from '../i18n/translate'
import type { CommunityIdentity } from '../identity'

/** Somebody who is asked for a confirmation. */
interface Asked {
  name: string
  /** As written on the door. */
  unit: string | null
  /** ISO 8601, UTC; null: not yet. */
  at: string | null
}

interface Page {
  has: boolean
  limit: number
  offset: number
}

interface Exported {
  req: PayloadRequest
  community: Pick<CommunityIdentity, 'id' | 'slug' | 'timeZone'>
  /** What it is that people confirm: the slug of its collection, and its id. */
  of: { collection: string; id: string }
  people: (page: Page) => Promise<{ people: Asked[]; total: number }>
}

const AT_ONCE = 5000

const everybody = async (people: Exported['people'], has: boolean): Promise<Asked[]> => {
  const all: Asked[] = []
  for (;;) {
    const page = await people({ has, limit: AT_ONCE, offset: all.length })
    all.push(...page.people)
    if (page.people.length < AT_ONCE) return all
  }
}

/**
 * Who has confirmed something and who has not, as one table: those who are missing first, each in the order
 * of doors. Needs an open transaction: that it was made leaves a trace.
 */
export const exportConfirmations = async ({
  req,
  community,
  of,
  people,
}: Exported): Promise<Response> => {
  const asked = [...(await everybody(people, false)), ...(await everybody(people, true))]
  const locale = localeOfRequest(req)
  const t = translatorFor({ locale, namespace: 'confirmations' })
  const format = createFormatters({ locale, timeZone: community.timeZone })
  const rows = asked.map(({ unit, name, at }) => [
    unit ?? '',
    name,
    t(at === null ? 'columns.no' : 'columns.yes'),
    at === null ? '' : format.dateTime(at),
  ])
  await audit(req, {
    community: community.id,
    action: 'confirmations.exported',
    subject: of,
    details: { people: rows.length },
  })
  const head = ['unit', 'person', 'has', 'at'].map((column) => t(`columns.${column}`))
  return answerFile(csvOf([head, ...rows]), `confirmations-${community.slug}`, 'csv')
}
