import 'server-only'
import type { PortalContext } from '@/kernel/portal/context'
import { auditInFull, auditList, countableShelves } from '../../operations/shelfAudit/auditView'
import {
  countOpenIncidents,
  incidentsOfAudit,
  incidentsOfParcel,
  openIncidents,
} from '../../operations/shelfAudit/incidents'

const placeOf = ({ req, community }: PortalContext) => ({ req, community: community.id })

/** The shelves, their counts, and what is open. */
export const shelvesAtDesk = async (context: PortalContext) => {
  const place = placeOf(context)
  const [shelves, audits] = [await countableShelves(place), await auditList(place)]
  return {
    shelves,
    open: audits.filter(({ state }) => state === 'open'),
    finished: audits.filter(({ state }) => state === 'finished'),
    differences: await openIncidents(place),
  }
}

/**
 * A count, and what it found once it is over.
 * @throws AppError 404 where the community has none with this id.
 */
export const shelfAudit = async (context: PortalContext, id: string) => {
  const found = await auditInFull({ ...placeOf(context), id })
  const isOver = found.audit.state !== 'open'
  return { ...found, differences: isOver ? await incidentsOfAudit(placeOf(context), id) : [] }
}

/** How much counts have left open. */
export const countOpenDifferences = (context: PortalContext) => countOpenIncidents(placeOf(context))

/** What counts have left open about one parcel. */
export const differencesAbout = (context: PortalContext, id: string) =>
  incidentsOfParcel(placeOf(context), id)
