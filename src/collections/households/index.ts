import { defineModule } from '@/kernel/module'
import { Absences } from './collections/Absences'
import { AssistanceEntries } from './collections/AssistanceEntries'
import { DirectoryEntries } from './collections/DirectoryEntries'
import { EmergencyContacts } from './collections/EmergencyContacts'
import { HouseholdMembers } from './collections/HouseholdMembers'
import { Pets } from './collections/Pets'
import { Vehicles } from './collections/Vehicles'
import { livingLinks } from './personLinks'
import { peopleSearch } from './searchSource'

export const households = defineModule({
  name: 'households',
  collections: [
    HouseholdMembers,
    EmergencyContacts,
    Vehicles,
    Pets,
    Absences,
    AssistanceEntries,
    DirectoryEntries,
  ],
  personLinks: livingLinks,
  searchSources: [peopleSearch],
  errors: {
    'households.away-too-long': 400,
    'households.back-before-away': 400,
    'households.listed-already': 409,
    'households.not-kept': 409,
    'households.phone-invalid': 400,
    'households.plate-invalid': 400,
    'households.plate-taken': 409,
    'households.registered-already': 409,
    'households.year-invalid': 400,
  },
})
