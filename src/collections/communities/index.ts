import { defineModule } from '@/kernel/module'
import { Communities } from './collections/Communities'

export const communities = defineModule({
  name: 'communities',
  collections: [Communities],
  errors: { 'communities.own-second-step-first': 409 },
})
