import { defineModule } from '@/kernel/module'
import { RosterEntries } from './collections/RosterEntries'
import { RosterImports } from './collections/RosterImports'
import { rosterEndpoints } from './endpoints'
import { rosterJobs } from './jobs'

export const roster = defineModule({
  name: 'roster',
  collections: [RosterEntries, RosterImports],
  endpoints: rosterEndpoints,
  jobs: rosterJobs,
  personLinks: {
    'roster_entries.account_id': 'moves',
    'roster_imports.started_by_id': 'moves',
  },
  errors: {
    'roster.column-missing': 400,
    'roster.ends-before-start': 400,
    'roster.file-empty': 400,
    'roster.file-gone': 410,
    'roster.file-too-large-unpacked': 400,
    'roster.file-unknown': 400,
    'roster.import-busy': 409,
    'roster.import-failed': 409,
    'roster.no-rows': 400,
    'roster.old-excel': 400,
    'roster.phone-invalid': 400,
    'roster.quotes-open': 400,
    'roster.rows-bad': 409,
    'roster.too-many-rows': 400,
  },
})
