import { defineModule } from '@/kernel/module'
import { ledgerEndpoints } from './endpoints'

/** Pages about notices; the service itself is the kernel's. */
export const notices = defineModule({
  name: 'notices',
  collections: [],
  endpoints: ledgerEndpoints,
  errors: { 'notices.too-many-rows': 409 },
})
