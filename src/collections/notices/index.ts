import { defineModule } from '@/kernel/module'
import { ledgerEndpoints } from './endpoints'
import { healthEndpoints } from './endpoints/health'
import { testJob } from './operations/testSend'

/** Pages about notices; the service itself is the kernel's. */
export const notices = defineModule({
  name: 'notices',
  collections: [],
  endpoints: [...ledgerEndpoints, ...healthEndpoints],
  jobs: [
    {
      name: 'noticesSendTest',
      input: testJob,
      handler: async () => (await import('./operations/testSend')).sendTestNow,
    },
  ],
  errors: {
    'notices.channel-off': 409,
    'notices.no-way-to-you': 409,
    'notices.too-many-rows': 409,
  },
})
