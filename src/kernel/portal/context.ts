import 'server-only'
import { getLocale } from 'next-intl/server'
import { cookies } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import type { PayloadRequest } from 'payload'
import { cache } from 'react'
import type { Role } from '../domain/membership'
import { worksInPanel } from '../access/worksInPanel'
import { createFormatters } from '../i18n/formatters'
import type { Formatters } from '../i18n/formatters'
import { identity } from '../identity'
import type { CommunityIdentity } from '../identity'
import { communitiesOf, rolesIn, scopeOf } from '../tenancy/scope'
import type { Scope } from '../tenancy/scope'
import { pageRequest } from './request'

/** Payload's name for the cookie of a login. */
export const SESSION_COOKIE = 'payload-token'

export interface PortalPerson {
  id: string
  /** As people call them. */
  name: string
  email: string
  /** Address of their photo; null without one. */
  photo: string | null
}

export interface PortalContext {
  req: PayloadRequest
  scope: Scope
  person: PortalPerson
  community: CommunityIdentity
  /** Roles of the person in this community. */
  roles: Role[]
  locale: 'en' | 'fr'
  format: Formatters
  /** Whether the person belongs to further communities. */
  hasOthers: boolean
}

/** Where a person's photo is to be had. */
export const portraitAddress = (photo: string | null | undefined): string | null =>
  photo ? `/api/users/photo/${photo}` : null

const personOf = (req: PayloadRequest): PortalPerson | null =>
  req.user
    ? {
        id: req.user.id,
        name: req.user.preferredName ?? req.user.name,
        email: req.user.email,
        photo: portraitAddress(req.user.photo),
      }
    : null

/** Who is signed in, or null. */
export const currentPerson = cache(async (): Promise<PortalPerson | null> =>
  personOf(await pageRequest()),
)

/** Who is signed in; else the way to the sign-in page, which leads back. */
export const requirePerson = async (path = '/'): Promise<PortalPerson> => {
  const person = await currentPerson()
  if (person) return person
  const next = `?next=${encodeURIComponent(path)}`
  // Whoever held a login that is over: what their browser kept of it goes first.
  const wasSignedIn = (await cookies()).has(SESSION_COOKIE)
  redirect(`${wasSignedIn ? '/session-over' : '/sign-in'}${next}`)
}

/** Communities that hold back the staff roles of who is signed in until there is a second step. */
export const withheldCommunities = async (): Promise<{ slug: string; name: string }[]> =>
  identity().withheldCommunities(await pageRequest())

/** The same for the panel, which would say no more than that it is closed. */
export const leadPanelToSecondStep = async (): Promise<void> => {
  const req = await pageRequest()
  if (!req.user || (await worksInPanel(req))) return
  if ((await withheldCommunities()).length > 0) redirect('/second-step-needed?next=/admin')
}

/** Whose staff role waits for a second step is led to setting one up, and not told that nothing is there. */
const leadToSecondStep = async (slug: string, path: string): Promise<void> => {
  const withheld = await withheldCommunities()
  if (withheld.some((community) => community.slug === slug)) {
    redirect(`/second-step-needed?next=${encodeURIComponent(path)}`)
  }
}

/**
 * What a page of a community works with. A community that the person does not belong to looks like
 * one that is not there. Call it in every page, not in a layout: a layout is not run again when a
 * person goes from page to page.
 */
export const getPortalContext = cache(
  async (slug: string, path = `/c/${slug}`): Promise<PortalContext> => {
    const person = await requirePerson(path)
    const req = await pageRequest()
    const scope = await scopeOf(req)
    const community = await identity().communityBySlug(req, slug)
    const roles = community ? rolesIn(scope, community.id) : []
    if (!community || roles.length === 0) {
      await leadToSecondStep(slug, path)
      // Somebody who has moved out learns that, and not that there never was anything.
      if (await identity().leftCommunity(req, slug)) redirect(`/communities?left=${slug}`)
      notFound()
    }
    const locale = await getLocale()
    return {
      req,
      scope,
      person,
      community,
      roles,
      locale,
      format: createFormatters({ locale, timeZone: community.timeZone }),
      hasOthers: communitiesOf(scope).length > 1,
    }
  },
)

/** The same for people who hold one of the roles; for others the page is not there. */
export const getContextFor = async (
  slug: string,
  roles: readonly Role[],
  path?: string,
): Promise<PortalContext> => {
  const context = await getPortalContext(slug, path)
  if (!context.roles.some((role) => roles.includes(role))) {
    await leadToSecondStep(slug, path ?? `/c/${slug}`)
    notFound()
  }
  return context
}

/** Whether the person runs the installation itself. */
export const isPlatformOperator = async (): Promise<boolean> =>
  (await scopeOf(await pageRequest())).isOperator

export interface OwnCommunity {
  community: CommunityIdentity
  roles: Role[]
}

/** The communities of the person who is signed in. */
export const ownCommunities = async (): Promise<OwnCommunity[]> => {
  const req = await pageRequest()
  const scope = await scopeOf(req)
  const all = await Promise.all(
    communitiesOf(scope).map(async (id) => ({
      community: await identity().communityById(req, id),
      roles: rolesIn(scope, id),
    })),
  )
  return all.flatMap(({ community, roles }) => (community ? [{ community, roles }] : []))
}

/** A community that the person has left, with the day in words; null where there is none. */
export const leftBy = async (
  slug: string,
): Promise<{ id: string; name: string; endedOn: string } | null> => {
  const left = await identity().leftCommunity(await pageRequest(), slug)
  if (!left) return null
  const { id, name, timeZone, endedAt } = left
  const format = new Intl.DateTimeFormat(await getLocale(), { dateStyle: 'long', timeZone })
  return { id, name, endedOn: format.format(endedAt) }
}
