import type { PayloadRequest } from 'payload'
import { enqueue } from '../jobs/enqueue'

const MAKE_THUMBNAIL = 'kernelMakeThumbnail'

/** Has the worker make the small picture of a file, once the transaction of the request is through. */
export const wantThumbnail = (
  req: PayloadRequest,
  { community, id }: { community: string; id: string },
): Promise<void> => enqueue(req, MAKE_THUMBNAIL, { community, id })
