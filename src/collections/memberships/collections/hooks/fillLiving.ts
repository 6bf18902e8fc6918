import type { CollectionBeforeChangeHook } from 'payload'
import type { Membership } from '@/payload-types'

/** Who speaks for a unit and who is told what, where a new membership says nothing of it. */
export const fillLiving: CollectionBeforeChangeHook<Membership> = ({ data, operation }) => {
  if (operation !== 'create' || !data.unit) return data
  const holds = data.role === 'owner' || data.role === 'leaseholder'
  const { parcels, building, billing } = data.notices ?? {}
  return {
    ...data,
    speaksForUnit: data.speaksForUnit ?? holds,
    notices: {
      parcels: parcels ?? true,
      building: building ?? true,
      billing: billing ?? holds,
    },
  }
}
