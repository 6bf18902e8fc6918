import { anyOf, nobody, rowsWhere } from '@/kernel/access/combine'
import type { Rule } from '@/kernel/access/combine'
import { isOperator, isSelf } from '@/kernel/access/atoms'
import { setBySystem, unreadable } from '@/kernel/access/policy'
import { env } from '@/kernel/env'
import { identity } from '@/kernel/identity'
import type { ModuleCollection } from '@/kernel/module'
import { communitiesWithRole, scopeOf } from '@/kernel/tenancy/scope'
import { authRoutes } from '../authRoutes'
import { hideClosedAccounts } from './hooks/hideClosedAccounts'
import { emailIsText } from './hooks/emailIsText'
import { passwordByOwnRoute } from './hooks/passwordByOwnRoute'
import { rememberCreator } from './hooks/rememberCreator'
import { profileFields } from './profileFields'
import { sessionRows, userRows } from './rows'
import { tenantsOfSelf } from './hooks/tenantsOfSelf'

/** People who belong to a community in which the asker works with people. */
const sharesCommunityAsStaff: Rule = async ({ req }) => {
  const communities = communitiesWithRole(await scopeOf(req), ['manager', 'concierge', 'guard'])
  if (communities.length === 0) return false
  return rowsWhere('id', await identity().usersOfCommunities(req, communities))
}

const isManagerAnywhere: Rule = async ({ req }) =>
  communitiesWithRole(await scopeOf(req), ['manager']).length > 0

const isHttps = () => env().PUBLIC_URL.startsWith('https://')

/** Who somebody is, and how they sign in. No power stands here: a login rewrites the row. */
export const Users: ModuleCollection = {
  scope: 'personal',
  policy: {
    create: anyOf(isOperator, isManagerAnywhere),
    read: anyOf(isSelf(), isSelf('createdBy'), isOperator, sharesCommunityAsStaff),
    update: anyOf(isSelf()),
    delete: nobody,
    readVersions: nobody,
    unlock: nobody,
  },
  rows: userRows,
  childRows: { sessions: sessionRows },
  config: {
    slug: 'users',
    labels: {
      singular: { en: 'Person', fr: 'Personne' },
      plural: { en: 'People', fr: 'Personnes' },
    },
    lockDocuments: false,
    auth: {
      tokenExpiration: 7 * 24 * 3600,
      useSessions: true,
      // Anybody could lock anybody out with it; see LIMITS.login.
      maxLoginAttempts: 0,
      removeTokenFromResponses: true,
      useAPIKey: false,
      cookies: { sameSite: 'Lax', secure: isHttps() },
      forgotPassword: { expiration: 60 * 60 * 1000 },
    },
    admin: {
      group: { en: 'Community', fr: 'Communauté' },
      useAsTitle: 'name',
      defaultColumns: ['name', 'email', 'emailRefusedAt', 'locale'],
    },
    endpoints: authRoutes,
    hooks: { beforeOperation: [passwordByOwnRoute, hideClosedAccounts] },
    fields: [
      {
        // A new address must be proved first; that is a route of its own.
        name: 'email',
        type: 'email',
        required: true,
        unique: true,
        access: { update: () => false },
        hooks: { beforeValidate: [emailIsText] },
      },
      { name: 'name', type: 'text', required: true, maxLength: 120 },
      {
        name: 'locale',
        type: 'select',
        label: { en: 'Language', fr: 'Langue' },
        options: [
          { label: 'English', value: 'en' },
          { label: 'Français', value: 'fr' },
        ],
        defaultValue: 'en',
        required: true,
      },
      ...profileFields,
      {
        // E.164. It stands here once its owner has proved it, or management has written it down.
        name: 'phone',
        type: 'text',
        label: { en: 'Phone', fr: 'Téléphone' },
        index: true,
        access: setBySystem,
      },
      {
        // Without it the account can do nothing but confirm its address (app_standing).
        name: 'emailVerifiedAt',
        type: 'date',
        label: { en: 'E-mail confirmed', fr: 'E-mail confirmé' },
        access: setBySystem,
      },
      {
        name: 'phoneVerifiedAt',
        type: 'date',
        label: { en: 'Phone confirmed', fr: 'Téléphone confirmé' },
        access: setBySystem,
      },
      {
        // Was the same person's second account; it cannot sign in any more.
        name: 'mergedInto',
        type: 'relationship',
        relationTo: 'users',
        access: setBySystem,
        admin: { hidden: true },
      },
      {
        name: 'unlockSignIn',
        type: 'ui',
        admin: {
          position: 'sidebar',
          components: { Field: '@/collections/users/admin/UnlockSignIn#UnlockSignIn' },
        },
      },
      {
        // Lets a manager see the account just made, before it has a membership.
        name: 'createdBy',
        type: 'relationship',
        relationTo: 'users',
        access: setBySystem,
        admin: { hidden: true },
        hooks: { beforeChange: [rememberCreator] },
      },
      {
        // What plugin-multi-tenant reads on `req.user`: worked out anew for each request.
        name: 'tenants',
        type: 'json',
        virtual: true,
        access: unreadable,
        admin: { hidden: true },
        hooks: { afterRead: [tenantsOfSelf] },
      },
    ],
  },
}
