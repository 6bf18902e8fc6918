import { isEvidence } from '@/collections/moderation/public'
import { readerOf, sql } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import type { Asking, FilePurpose } from '@/kernel/files/purposes'

export const MESSAGE_IMAGE = 'message-image'
export const MESSAGE_FILE = 'message-file'

const MEGABYTE = 1024 * 1024
const FILE_MEGABYTES = 10

interface Settings extends Record<string, unknown> {
  megabytes: string
  files: boolean
}

const settingsOf = async ({ req, community }: Asking): Promise<Settings> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<Settings>(sql`
    select coalesce(messaging_image_megabytes, 5) as megabytes,
      coalesce(messaging_files, false) as files
    from communities where id = ${community}`)
  return rows[0] ?? { megabytes: '0', files: false }
}

const mayRead: FilePurpose['mayRead'] = async ({ req, community, id }) =>
  (await (await import('./operations/attachments')).seesAttachment(req, id)) ||
  isEvidence(req, { community, file: id })

/** Pictures and other files of messages, within what the community allows. */
export const messageFilePurposes: FilePurpose[] = [
  {
    name: MESSAGE_IMAGE,
    accepts: 'image',
    limit: async (asking) => Number((await settingsOf(asking)).megabytes) * MEGABYTE,
    mayRead,
  },
  {
    name: MESSAGE_FILE,
    accepts: 'document',
    limit: async (asking) => {
      if ((await settingsOf(asking)).files) return FILE_MEGABYTES * MEGABYTE
      throw new AppError({ code: 'conversations.files-off', status: 403, field: 'file' })
    },
    mayRead,
  },
]
