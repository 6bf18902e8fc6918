import { defineModule } from '@/kernel/module'
import { Memberships } from './collections/Memberships'
import { membershipChanged } from './events'

export const memberships = defineModule({
  name: 'memberships',
  collections: [Memberships],
  events: [membershipChanged],
  errors: { 'memberships.ends-before-start': 400, 'memberships.unit-missing': 400 },
})
