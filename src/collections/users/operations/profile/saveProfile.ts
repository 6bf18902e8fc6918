import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { authRequired } from '@/kernel/errors'

export const profileInput = z.object({ name: z.string().trim().min(1).max(120) })

/** Changes what a person says of themselves. */
export const saveProfile = async ({
  req,
  input,
}: {
  req: PayloadRequest
  input: z.infer<typeof profileInput>
}): Promise<void> => {
  if (!req.user) throw authRequired()
  await req.payload.update({
    collection: 'users',
    id: req.user.id,
    data: input,
    depth: 0,
    overrideAccess: false,
    req,
  })
}
