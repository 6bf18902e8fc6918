import type { PayloadRequest } from 'payload'
import { VISITOR_DEFAULTS } from '@/collections/communities/public'
import { readerOf, sql } from '@/kernel/database/transaction'
import { VISIT_PURPOSES } from '../domain/visit'
import type { VisitPurpose } from '../domain/visit'

/** How a community wants its visitors. */
export interface VisitorRules {
  offered: VisitPurpose[]
  longestHours: number
  /** Minutes inside, by why somebody comes; null: as the window says. */
  stay: Record<VisitPurpose, number | null>
  unannounced: { from: string; until: string }
  answerSeconds: number
  guardsDecide: boolean
  guardSharePercent: number
  /** Whether the gate may take a photo of somebody whom nobody announced. */
  photos: boolean
}

interface RulesRow extends Record<string, unknown> {
  guest: boolean | null
  family: boolean | null
  delivery: boolean | null
  service: boolean | null
  longest: number | null
  stay_guest: number | null
  stay_family: number | null
  stay_delivery: number | null
  stay_service: number | null
  taken_from: string | null
  taken_until: string | null
  seconds: number | null
  guards_decide: boolean | null
  share: number | null
  photos: boolean | null
}

export const rulesOf = async (req: PayloadRequest, community: string): Promise<VisitorRules> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<RulesRow>(sql`
    select visitors_offers_guest as guest, visitors_offers_family as family,
      visitors_offers_delivery as delivery, visitors_offers_service as service,
      visitors_longest_hours::int as longest, visitors_stay_guest::int as stay_guest,
      visitors_stay_family::int as stay_family, visitors_stay_delivery::int as stay_delivery,
      visitors_stay_service::int as stay_service, visitors_unannounced_from as taken_from,
      visitors_unannounced_until as taken_until, visitors_answer_seconds::int as seconds,
      visitors_guards_decide as guards_decide, visitors_guard_share_percent::int as share,
      visitors_photos as photos
    from communities where id = ${community}`)
  const [row] = rows
  const stay = {
    guest: row?.stay_guest ?? null,
    family: row?.stay_family ?? null,
    delivery: row?.stay_delivery ?? null,
    service: row?.stay_service ?? null,
  }
  return {
    offered: VISIT_PURPOSES.filter((purpose) => row?.[purpose] !== false),
    longestHours: row?.longest ?? VISITOR_DEFAULTS.longestHours,
    stay,
    unannounced: { from: row?.taken_from ?? '', until: row?.taken_until ?? '' },
    answerSeconds: row?.seconds ?? VISITOR_DEFAULTS.answerSeconds,
    guardsDecide: row?.guards_decide ?? VISITOR_DEFAULTS.guardsDecide,
    guardSharePercent: row?.share ?? VISITOR_DEFAULTS.guardSharePercent,
    photos: row?.photos ?? VISITOR_DEFAULTS.photos,
  }
}
