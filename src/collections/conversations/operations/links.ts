import type { PayloadRequest } from 'payload'
import { AppError } from '@/kernel/errors'
import { recordLink } from '@/kernel/recordLinks'
import type { RecordCard } from '@/kernel/recordLinks'

/** A record of another module that a conversation is about. */
export interface LinkInput {
  type: string
  id: string
}

/**
 * The card of a linked record, by the rights of the person; null where it is not for them or not
 * there any more.
 */
export const cardOf = async (
  req: PayloadRequest,
  community: string,
  { type, id }: LinkInput,
): Promise<RecordCard | null> => {
  const kind = recordLink(type)
  return kind ? kind.card({ req, community, id }) : null
}

/** @throws AppError 404 where there is no such record for the person. */
export const checkLink = async (
  req: PayloadRequest,
  community: string,
  link: LinkInput,
): Promise<void> => {
  if (await cardOf(req, community, link)) return
  throw new AppError({ code: 'conversations.link-missing', status: 404, field: 'link' })
}
