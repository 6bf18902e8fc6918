import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { inTransaction } from '@/kernel/database/transaction'
import { authRequired } from '@/kernel/errors'
import { isLanguageList } from '../../domain/languages'

const optional = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .transform((value) => (value === '' ? null : value))

export const profileInput = z.object({
  name: z.string().trim().min(1).max(120),
  preferredName: optional(60),
  pronouns: optional(40),
  languages: z.array(z.string()).refine(isLanguageList),
  accessibilityNeeds: optional(1000),
})

/** Changes what a person says of themselves; it is true as of now. */
export const saveProfile = async ({
  req,
  input,
}: {
  req: PayloadRequest
  input: z.infer<typeof profileInput>
}): Promise<void> => {
  if (!req.user) throw authRequired()
  const { id } = req.user
  await inTransaction(req, async () => {
    await req.payload.update({
      collection: 'users',
      id,
      data: input,
      depth: 0,
      overrideAccess: false,
      req,
    })
  })
}
