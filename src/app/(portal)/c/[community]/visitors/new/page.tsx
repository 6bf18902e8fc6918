import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { ResidentShell } from '@/collections/packages/portal/ResidentShell'
import { InvitePage } from '@/collections/visitors/portal/InvitePage'
import { RESIDENT_ROLES } from '@/collections/visitors/portal/roles'
import { getContextFor } from '@/kernel/portal/context'

interface NewVisitorPageProps {
  params: Promise<{ community: string }>
  searchParams: Promise<{ again?: string | string[] }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('visitors.form')
  return { title: t('title') }
}

export default async function NewVisitorPage({ params, searchParams }: NewVisitorPageProps) {
  const [{ community }, { again }] = await Promise.all([params, searchParams])
  const context = await getContextFor(community, RESIDENT_ROLES, `/c/${community}/visitors/new`)
  return (
    <ResidentShell context={context}>
      <InvitePage context={context} again={z.uuid().safeParse(again).data} />
    </ResidentShell>
  )
}
