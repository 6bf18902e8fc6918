import { defineModule } from '@/kernel/module'
import { Articles } from './collections/Articles'
import { articleEndpoints } from './endpoints'
import { articleLinks } from './personLinks'
import { articleSearch } from './searchSource'
import { articleTables } from './tables'

export const articles = defineModule({
  name: 'articles',
  collections: [Articles],
  tables: articleTables,
  endpoints: articleEndpoints,
  searchSources: [articleSearch],
  personLinks: articleLinks,
  errors: { 'articles.language-twice': 400 },
})
