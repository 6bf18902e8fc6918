import type { CollectionBeforeChangeHook } from 'payload'
import type { Unit } from '@/payload-types'
import { labelOf, normalisePlace } from '../../domain/unit'

export const normaliseUnit: CollectionBeforeChangeHook<Unit> = ({ data, originalDoc }) => {
  const place = normalisePlace({
    building: data.building ?? originalDoc?.building,
    number: data.number ?? originalDoc?.number,
  })
  return { ...data, ...place, label: labelOf(place) }
}
