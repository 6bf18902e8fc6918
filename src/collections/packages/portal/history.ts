import 'server-only'
import { smallPhotos } from '@/collections/media/public'
import type { PortalContext } from '@/kernel/portal/context'
import { readCursor } from '../domain/history'
import { ownHistory } from '../operations/ownHistory'
import type { HistoryPage } from '../operations/historyPage'
import type { ParcelView } from '../operations/parcelView'
import { ownUnits } from './queries'

const PAGE = 20
/** Shown below what waits. */
const LATEST = 5

/** A page of what does not wait any more for the person's units, or of what is looked for in it. */
export const myHistory = async (
  context: PortalContext,
  { words, before }: { words: string; before: string | undefined },
): Promise<HistoryPage> => {
  const { req, community } = context
  return ownHistory({
    req,
    community: community.id,
    units: ownUnits(context),
    words,
    before: before === undefined ? undefined : readCursor(before),
    limit: PAGE,
  })
}

/** The last few. */
export const myLatest = async (context: PortalContext): Promise<HistoryPage['parcels']> => {
  const { req, community } = context
  const units = ownUnits(context)
  const { parcels } = await ownHistory({ req, community: community.id, units, limit: LATEST })
  return parcels
}

const nameOf = ({ photo }: ParcelView): string => photo?.split('/').at(-1) ?? ''

/** By parcel: the address of its small picture, for some minutes. */
export const photosOf = async (
  { req, community }: PortalContext,
  parcels: readonly ParcelView[],
): Promise<ReadonlyMap<string, string>> => {
  const names = parcels.flatMap((parcel) => (parcel.photo === null ? [] : [nameOf(parcel)]))
  const links = await smallPhotos({ req, community: community.id }, names)
  return new Map(
    parcels.flatMap((parcel) => {
      const url = links.get(nameOf(parcel)) ?? parcel.photo
      return url === null ? [] : [[parcel.id, url] as const]
    }),
  )
}
