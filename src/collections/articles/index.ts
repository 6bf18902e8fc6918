import { defineModule } from '@/kernel/module'
import { Articles } from './collections/Articles'
import { articleEndpoints } from './endpoints'
import { articleFilePurposes } from './filePurposes'
import { articleLinks } from './personLinks'
import { articleSearch } from './searchSource'
import { articleTables } from './tables'

export const articles = defineModule({
  name: 'articles',
  collections: [Articles],
  tables: articleTables,
  endpoints: articleEndpoints,
  filePurposes: articleFilePurposes,
  searchSources: [articleSearch],
  personLinks: articleLinks,
  errors: {
    'articles.language-twice': 400,
    'articles.picture-unsaid': 400,
    'articles.too-many-pictures': 409,
  },
})
