import { defineModule } from '@/kernel/module'
import { searchEndpoints } from './endpoints'

/** One search over what every module finds; what there is to find, each module says itself. */
export const search = defineModule({
  name: 'search',
  collections: [],
  endpoints: searchEndpoints,
})
