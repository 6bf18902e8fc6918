import { defineModule } from '@/kernel/module'
import { DocumentCategories } from './collections/DocumentCategories'
import { DocumentFolders } from './collections/DocumentFolders'
import { Documents } from './collections/Documents'
import { editingEndpoints } from './endpoints/editing'
import { readingEndpoints } from './endpoints/reading'
import { documentDue, documentPublished, documentToConfirm } from './events'
import { documentFilePurposes } from './filePurposes'
import { documentJobs } from './jobs'
import { documentNotices } from './notifications'
import { documentLinks } from './personLinks'
import { documentSearch } from './searchSource'
import { documentTables } from './tables'

export const documents = defineModule({
  name: 'documents',
  collections: [DocumentCategories, DocumentFolders, Documents],
  tables: documentTables,
  events: [documentPublished, documentToConfirm, documentDue],
  notifications: documentNotices,
  endpoints: [...editingEndpoints, ...readingEndpoints],
  jobs: documentJobs,
  filePurposes: documentFilePurposes,
  searchSources: [documentSearch],
  personLinks: documentLinks,
  errors: {
    'documents.another-version': 409,
    'documents.folder-in-itself': 400,
    'documents.no-version': 409,
    'documents.not-from-here': 409,
    'documents.nothing-to-confirm': 409,
    'documents.supersedes-itself': 400,
  },
})
