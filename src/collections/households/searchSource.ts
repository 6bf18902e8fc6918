import { DESK_ROLES, RESIDENT_ROLES } from '@/kernel/domain/membership'
import { mapAnswer } from '@/kernel/database/questions'
import { translatorFor } from '@/kernel/i18n/translate'
import type { SearchSource } from '@/kernel/search'
import { rolesIn, scopeOf } from '@/kernel/tenancy/scope'
import { neighboursFound } from './operations/directory'

const READERS = [...RESIDENT_ROLES, ...DESK_ROLES]

const pageFor = (slug: string, words: string): string =>
  `/c/${slug}/people?q=${encodeURIComponent(words)}`

/** Neighbours who let themselves be found, by what they show. */
export const peopleSearch: SearchSource = {
  name: 'people',
  title: (locale) => translatorFor({ locale, namespace: 'households.directory' })('nav'),
  ask: async ({ req, community, words, isLoose, limit }) => {
    const held = rolesIn(await scopeOf(req), community.id)
    if (!held.some((role) => READERS.some((reader) => reader === role))) return null
    const found = await neighboursFound({ req, community: community.id, words, isLoose, limit })
    return mapAnswer(found, (neighbours) =>
      neighbours.map(({ id, name, unit, about }) => ({
        id,
        title: name,
        text: about,
        detail: unit,
        path: pageFor(community.slug, name),
        at: null,
      })),
    )
  },
}
