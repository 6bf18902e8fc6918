import 'server-only'
import { redirect } from 'next/navigation'
import type { PayloadRequest } from 'payload'
import { requirePerson } from '@/kernel/portal/context'
import { pageRequest } from '@/kernel/portal/request'
import { hasFreshProof } from '../operations/sessions/proof'

/** The request of a page on which a person changes how they come in; without fresh proof the way to it. */
export const requireProof = async (path: string): Promise<PayloadRequest> => {
  await requirePerson(path)
  const req = await pageRequest()
  if (!(await hasFreshProof(req))) redirect(`/confirm-identity?next=${encodeURIComponent(path)}`)
  return req
}
