import 'server-only'
import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { openNotice } from '@/kernel/notifications/operations/read'
import { requirePerson } from '@/kernel/portal/context'
import { orNotFound } from '@/kernel/portal/orNotFound'
import { pageRequest } from '@/kernel/portal/request'

/**
 * What a notice's link does: whoever it is for has read it, and goes on to what it is about. A link to
 * it inside the portal must not be fetched ahead.
 */
export const followNotice = async (id: string): Promise<never> => {
  if (!z.uuid().safeParse(id).success) notFound()
  await requirePerson(`/n/${id}`)
  redirect(await orNotFound(openNotice(await pageRequest(), id)))
}
