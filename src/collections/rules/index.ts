import { defineModule } from '@/kernel/module'
import { RuleBooks } from './collections/RuleBooks'
import { RuleChapters } from './collections/RuleChapters'
import { RuleClauses } from './collections/RuleClauses'
import { RuleVersions } from './collections/RuleVersions'
import { editingEndpoints } from './endpoints/editing'
import { readingEndpoints } from './endpoints/reading'
import { rulesPublished } from './events'
import { rulesNotice } from './notifications'
import { rulePersonLinks } from './personLinks'
import { ruleRecordLinks } from './recordLinks'
import { ruleSearch } from './searchSource'
import { ruleTables } from './tables'

export const rules = defineModule({
  name: 'rules',
  collections: [RuleBooks, RuleChapters, RuleClauses, RuleVersions],
  tables: ruleTables,
  events: [rulesPublished],
  notifications: [rulesNotice],
  endpoints: [...editingEndpoints, ...readingEndpoints],
  recordLinks: ruleRecordLinks,
  searchSources: [ruleSearch],
  personLinks: rulePersonLinks,
  errors: {
    'rules.day-taken': 409,
    'rules.in-force': 409,
    'rules.no-title': 400,
    'rules.no-words': 409,
    'rules.not-approver': 409,
    'rules.not-from-here': 409,
    'rules.nothing-approved': 409,
    'rules.nothing-in-force': 409,
    'rules.nothing-to-acknowledge': 409,
    'rules.own-words': 409,
    'rules.past': 400,
    'rules.place-stands': 409,
    'rules.too-far': 400,
    'rules.words-stand': 409,
  },
})
