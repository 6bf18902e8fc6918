import { admissions } from '@/collections/admissions'
import { announcements } from '@/collections/announcements'
import { articles } from '@/collections/articles'
import { communities } from '@/collections/communities'
import { conversations } from '@/collections/conversations'
import { documents } from '@/collections/documents'
import { duplicates } from '@/collections/duplicates'
import { households } from '@/collections/households'
import { media } from '@/collections/media'
import { memberships } from '@/collections/memberships'
import { moderation } from '@/collections/moderation'
import { notices } from '@/collections/notices'
import { packages } from '@/collections/packages'
import { roster } from '@/collections/roster'
import { rules } from '@/collections/rules'
import { search } from '@/collections/search'
import { units } from '@/collections/units'
import { users } from '@/collections/users'
import { visitors } from '@/collections/visitors'
import { kernelModule } from '@/kernel/kernelModule'
import { composeModules } from '@/kernel/module'
import { plugins } from '@/plugins'

/** Everything that the product consists of, checked and put together once. */
export const manifest = composeModules([
  kernelModule,
  users,
  communities,
  units,
  memberships,
  media,
  households,
  packages,
  notices,
  moderation,
  conversations,
  admissions,
  duplicates,
  roster,
  search,
  announcements,
  documents,
  articles,
  rules,
  visitors,
  ...plugins,
])
