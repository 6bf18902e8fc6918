import type { PayloadRequest } from 'payload'
import { identity } from '@/kernel/identity'
import { communitiesWithRole, scopeOf } from '@/kernel/tenancy/scope'
import { EDITOR_ROLES } from '../roles'

export interface EditorPlace {
  id: string
  slug: string
  timeZone: string
}

/** Communities whose announcements the person writes. */
export const editorPlaces = async (req: PayloadRequest): Promise<EditorPlace[]> => {
  const places: EditorPlace[] = []
  for (const id of communitiesWithRole(await scopeOf(req), EDITOR_ROLES)) {
    const found = await identity().communityById(req, id)
    if (found) places.push({ id: found.id, slug: found.slug, timeZone: found.timeZone })
  }
  return places
}
