import { defineModule } from '@/kernel/module'
import { Communities } from './collections/Communities'

export const communities = defineModule({
  name: 'communities',
  collections: [Communities],
  errors: {
    'communities.kept-days': 400,
    'communities.own-second-step-first': 409,
    'communities.perishable-hours': 400,
    'communities.reminder-days': 400,
    'communities.return-before-reminder': 400,
    'communities.return-days': 400,
  },
})
