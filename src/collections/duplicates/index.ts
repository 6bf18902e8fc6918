import { defineModule } from '@/kernel/module'
import { defineAccessChange } from '@/kernel/realtime/accessChange'
import { duplicateEndpoints } from './endpoints'
import { accountsMerged } from './events'
import { tellMergeJob } from './jobs'
import { duplicateLinks } from './personLinks'
import { duplicateTables } from './tables'

export const duplicates = defineModule({
  name: 'duplicates',
  collections: [],
  events: [accountsMerged],
  accessChanges: [
    defineAccessChange({
      event: accountsMerged,
      people: ({ data }) => Promise.resolve([data.mergedId, data.keptId]),
    }),
  ],
  tables: duplicateTables,
  personLinks: duplicateLinks,
  jobs: [tellMergeJob],
  endpoints: duplicateEndpoints,
  errors: {
    'duplicates.already-merged': 409,
    'duplicates.being-merged': 409,
    'duplicates.elsewhere': 409,
    'duplicates.not-alike': 409,
    'duplicates.operator': 409,
    'duplicates.own-account': 409,
    'duplicates.own-rights': 403,
    'duplicates.same-account': 400,
    'duplicates.unresolved': 409,
  },
})
