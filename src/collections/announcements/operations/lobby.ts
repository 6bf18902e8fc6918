import type { PayloadRequest } from 'payload'
import { toDataURL } from 'qrcode'
import { z } from 'zod'
import { audit } from '@/kernel/audit/audit'
import { inTransaction, readerOf, sql, txOf } from '@/kernel/database/transaction'
import { env } from '@/kernel/env'
import { notFound } from '@/kernel/errors'
import type { CommunityIdentity } from '@/kernel/identity'
import { hashOfLink, newLinkToken } from '@/kernel/linkToken'
import { communityRequest, whileSigningIn } from '@/kernel/tenancy/system'
import { audienceOf } from '../domain/audience'
import { isForLobby, passingText } from '../domain/lobby'
import { URGENCIES } from '../domain/urgency'
import type { AnnouncementUrgency } from '../domain/urgency'
import { chooseVersion } from '../domain/versions'
import { plainText, versionsOf } from './bodies'
import type { StoredVersions } from './bodies'
import { announcementPath, versionColumns } from './readList'

/** Of the newest; what is older is read by nobody in a lobby. */
const MOST_NOTICES = 20
/** Most of what is current may be for somebody else. */
const MOST_LOOKED_AT = 200

export const lobbySchema = z.strictObject({
  community: z.strictObject({ name: z.string(), timeZone: z.string(), themeColor: z.string() }),
  language: z.string(),
  seconds: z.int(),
  notices: z.array(
    z.strictObject({
      id: z.uuid(),
      title: z.string(),
      text: z.string(),
      language: z.string(),
      urgency: z.enum(URGENCIES),
      publishedAt: z.string().meta({ format: 'date-time' }),
      qr: z.string().nullable().describe('A picture that leads to it, where the screen shows one.'),
    }),
  ),
})
export type LobbyView = z.infer<typeof lobbySchema>

interface One {
  req: PayloadRequest
  community: CommunityIdentity
  /** Id. */
  id: string
}

const setLink = (one: One, hash: string | null, action: string): Promise<{ id: string }> =>
  inTransaction(one.req, async () => {
    const { req, community, id } = one
    const tx = await txOf(req)
    const { rows } = await tx.execute(sql`
      update lobby_screens set link_hash = ${hash}, updated_at = now()
      where id = ${id} and community_id = ${community.id} returning id`)
    if (rows.length === 0) throw notFound()
    const subject = { collection: 'lobby-screens', id }
    await audit(req, { community: community.id, action, subject })
    return { id }
  })

/**
 * Makes the address of a screen, which is shown once; the one before opens nothing any more.
 * @throws AppError 404 where the community has no such screen.
 */
export const makeScreenLink = async (one: One): Promise<{ url: string }> => {
  const token = newLinkToken()
  await setLink(one, hashOfLink(token), 'lobby-screen.linked')
  return { url: new URL(`/screen/${token}`, env().PUBLIC_URL).href }
}

/** Ends the address of a screen. @throws AppError 404 where the community has no such screen. */
export const endScreenLink = (one: One): Promise<{ id: string }> =>
  setLink(one, null, 'lobby-screen.ended')

interface ScreenRow extends Record<string, unknown> {
  id: string
  community_id: string
  building: string | null
  language: string
  seconds: string
  shows_qr: boolean | null
}

const findScreen = (req: PayloadRequest, token: string): Promise<ScreenRow | undefined> =>
  whileSigningIn(async () => {
    const reader = await readerOf(req)
    const { rows } = await reader.execute<ScreenRow>(sql`
      select id, community_id, building, language::text as language, seconds, shows_qr
      from lobby_screens where link_hash = ${hashOfLink(token)}`)
    return rows[0]
  })

interface CommunityRow extends Record<string, unknown> {
  name: string
  slug: string
  time_zone: string
  theme_color: string
}

interface NoticeRow extends StoredVersions, Record<string, unknown> {
  id: string
  audience: unknown
  urgency: AnnouncementUrgency
  published_at: string | Date
}

/**
 * What a screen shows: current notices for everybody who passes, and nothing of anybody. Null where the
 * address opens nothing, or not any more.
 */
export const openScreen = async (req: PayloadRequest, token: string): Promise<LobbyView | null> => {
  const screen = await findScreen(req, token)
  if (!screen) return null
  const { community_id: community, language } = screen
  const own = await communityRequest(req.payload, community, 'show notices in a lobby')
  return inTransaction(own, async () => {
    const tx = await txOf(own)
    await tx.execute(sql`
      update lobby_screens set last_seen_at = now() where id = ${screen.id}
        and (last_seen_at is null or last_seen_at < now() - interval '1 minute')`)
    const { rows: places } = await tx.execute<CommunityRow>(sql`
      select name, slug, time_zone, theme_color from communities where id = ${community}`)
    const [place] = places
    if (!place) return null
    const { rows } = await tx.execute<NoticeRow>(sql`
      select a.id, ${versionColumns}, a.audience, a.urgency::text as urgency, a.published_at
      from announcements a
      where a.community_id = ${community} and a.state = 'published'
        and (a.expires_at is null or a.expires_at > now())
        and coalesce(a.shows_on_screens, true)
      order by a.urgency = 'emergency' desc, coalesce(a.is_pinned, false) desc,
        a.published_at desc, a.id desc
      limit ${MOST_LOOKED_AT}`)
    const shown = rows
      .filter((row) => isForLobby(audienceOf(row.audience), screen.building ?? ''))
      .slice(0, MOST_NOTICES)
    const notices = await Promise.all(
      shown.map(async (row) => {
        const { version } = chooseVersion(versionsOf(row), { own: language, spoken: [] })
        const said = version.summary.trim() === '' ? plainText(version.body) : version.summary
        const path = announcementPath(place.slug, row.id)
        return {
          id: row.id,
          title: version.title,
          text: passingText(said),
          language: version.language,
          urgency: row.urgency,
          publishedAt: new Date(row.published_at).toISOString(),
          qr:
            screen.shows_qr === true ? await toDataURL(new URL(path, env().PUBLIC_URL).href) : null,
        }
      }),
    )
    return {
      community: { name: place.name, timeZone: place.time_zone, themeColor: place.theme_color },
      language,
      seconds: Number(screen.seconds),
      notices,
    }
  })
}
