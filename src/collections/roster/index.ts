import { defineModule } from '@/kernel/module'
import { RosterEntries } from './collections/RosterEntries'
import { RosterImports } from './collections/RosterImports'

export const roster = defineModule({
  name: 'roster',
  collections: [RosterEntries, RosterImports],
  errors: { 'roster.ends-before-start': 400, 'roster.phone-invalid': 400 },
})
