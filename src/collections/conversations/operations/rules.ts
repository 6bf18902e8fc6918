import type { PayloadRequest } from 'payload'
import { anyId } from '@/kernel/database/anyId'
import { keepingPlan } from '@/kernel/database/keptPlans'
import { readerOf, sql } from '@/kernel/database/transaction'
import { describeRows, toPage } from './rows'
import type { ListRow } from './rows'
import { staffOf } from './route'
import type { ConversationRow } from './schemas'

/** What a community allows in its conversations. */
export interface MessagingRules {
  /** For so long an author may correct or take back; 0: never. */
  editMinutes: number
  deleteMinutes: number
  /** What a message may carry. */
  uploads: { images: number; megabytes: number; allowsFiles: boolean }
  /** Residents may write to each other. */
  allowsNeighbours: boolean
  /** There is somebody of the board to write to. */
  hasBoard: boolean
}

interface RulesRow extends Record<string, unknown> {
  edit_minutes: string
  delete_minutes: string
  images: string
  megabytes: string
  files: boolean
  neighbours: boolean
}

export const messagingRules = async (
  req: PayloadRequest,
  community: string,
): Promise<MessagingRules> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<RulesRow>(sql`
    select coalesce(messaging_edit_minutes, 0) as edit_minutes,
      coalesce(messaging_delete_minutes, 0) as delete_minutes,
      coalesce(messaging_images, 0) as images, coalesce(messaging_image_megabytes, 5) as megabytes,
      coalesce(messaging_files, false) as files, messaging_neighbours is not false as neighbours
    from communities where id = ${community}`)
  const staff = await staffOf(req, community)
  return {
    editMinutes: Number(rows[0]?.edit_minutes ?? 0),
    deleteMinutes: Number(rows[0]?.delete_minutes ?? 0),
    uploads: {
      images: Number(rows[0]?.images ?? 0),
      megabytes: Number(rows[0]?.megabytes ?? 0),
      allowsFiles: rows[0]?.files === true,
    },
    allowsNeighbours: rows[0]?.neighbours === true,
    hasBoard: staff.some(({ roles }) => roles.includes('board')),
  }
}

/** What lists show of some conversations, as far as they are there for the person. */
export const conversationRows = async (
  req: PayloadRequest,
  ids: readonly string[],
): Promise<ConversationRow[]> => {
  if (ids.length === 0) return []
  const reader = await readerOf(req)
  const { rows } = await reader.execute<ListRow>(
    keepingPlan(
      describeRows(sql`
        select c.id, c.last_at as sort_at from conversations c where c.id = ${anyId(ids)}`),
    ),
  )
  return toPage(rows, ids.length).conversations
}
