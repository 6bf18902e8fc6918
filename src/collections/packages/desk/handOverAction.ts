'use server'

import { getTranslations } from 'next-intl/server'
import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { DESK_ROLES } from '@/kernel/domain/membership'
import { definePortalAction } from '@/kernel/portal/action'
import { MOST_AT_ONCE } from '../domain/handover'
import { handOver, handOverInput } from '../operations/handOver'
import { parcelView } from '../operations/parcelView'
import { parcelsInFull } from '../operations/queries'
import { itemLine } from './itemLine'

const form = handOverInput.omit({ parcels: true, collectorKind: true, collector: true }).extend({
  /** A membership of the unit, or what else the person is. */
  who: z.union([z.enum(['proxy', 'other']), z.uuid()]),
})

export const handOverAction = definePortalAction({
  input: form,
  roles: DESK_ROLES,
  handler: async ({ req, community, input: { who, ...input }, form: sent }) => {
    const parcels = z.array(z.uuid()).min(1).max(MOST_AT_ONCE).parse(sent.getAll('parcel'))
    const isOfHousehold = who !== 'proxy' && who !== 'other'
    const done = await handOver({
      req,
      community: community.id,
      input: {
        ...input,
        parcels,
        collectorKind: isOfHousehold ? 'household' : who,
        collector: isOfHousehold ? who : undefined,
      },
    })
    const t = await getTranslations('packages')
    const ids = done.missed.map(({ id }) => id)
    const docs = ids.length > 0 ? await parcelsInFull({ req, community: community.id, ids }) : []
    const named = new Map(docs.map((parcel) => [parcel.id, itemLine(parcelView(parcel), t)]))
    revalidatePath(`/c/${community.slug}/desk`, 'layout')
    return {
      said: t('handover.done', { count: done.released.length, name: done.collectorName }),
      missed: done.missed
        .map(({ id, status, collectorName }) =>
          t('handover.missedItem', {
            item: named.get(id) ?? '',
            status,
            name: collectorName ?? '',
          }),
        )
        .join('\n'),
    }
  },
})
