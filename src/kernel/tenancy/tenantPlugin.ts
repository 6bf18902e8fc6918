import type { MultiTenantPluginConfig } from '@payloadcms/plugin-multi-tenant/types'
import type { Manifest } from '../module'

type Options = MultiTenantPluginConfig
// The plugin's types leave `required` out, and its field honours it: the column is NOT NULL.
const COMMUNITY_FIELD = { name: 'community', required: true }
const OPTIONAL = { required: false }

type UsersOverride = NonNullable<Options['usersAccessResultOverride']>

/**
 * Wires the multi-tenant plugin: the community's field, the selector in the admin panel, and a
 * second check behind our own rules. Its list comes from the manifest, because a collection that
 * is missing from it is shared by all communities without a word.
 */
export const tenantAccessOptions = (manifest: Manifest): Options => {
  const users = manifest.modules
    .flatMap(({ collections }) => collections)
    .find(({ config }) => config.slug === 'users')
  if (!users) throw new Error('the manifest has no users')

  // The plugin would filter users by a stored list of tenants. Ours is worked out anew for each
  // request and stored nowhere, so the rule of the manifest speaks alone.
  const onlyOurRule: UsersOverride = async ({ accessKey, accessResult: _, ...args }) => {
    const rule = users.policy[accessKey]
    return rule ? rule(args) : false
  }

  return {
    collections: Object.fromEntries(
      [...manifest.communityScoped].map((slug) => [
        slug,
        // The platform's own events stand in the audit log without a community.
        slug === 'audit-entries' ? { tenantFieldOverrides: OPTIONAL } : {},
      ]),
    ),
    tenantsSlug: 'communities',
    tenantField: COMMUNITY_FIELD,
    tenantsArrayField: {
      includeDefaultField: false,
      arrayFieldName: 'tenants',
      arrayTenantFieldName: 'tenant',
    },
    cleanupAfterTenantDelete: false,
    useTenantsCollectionAccess: false,
    useUsersTenantFilter: false,
    usersAccessResultOverride: onlyOurRule,
    i18n: {
      translations: {
        en: {
          'nav-tenantSelector-label': 'Community',
          'field-assignedTenant-label': 'Community',
          'assign-tenant-button-label': 'Assign community',
          'assign-tenant-modal-title': 'Assign “{{title}}”',
        },
        fr: {
          'nav-tenantSelector-label': 'Communauté',
          'field-assignedTenant-label': 'Communauté',
          'assign-tenant-button-label': 'Attribuer la communauté',
          'assign-tenant-modal-title': 'Attribuer « {{title}} »',
        },
      },
    },
  }
}
