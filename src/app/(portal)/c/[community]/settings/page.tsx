import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ResidentShell } from '@/collections/packages/portal/ResidentShell'
import { categoriesIn } from '@/collections/users/portal/settings/categoriesIn'
import { SettingsIndex } from '@/collections/users/portal/components/settings/SettingsIndex'
import { getPortalContext } from '@/kernel/portal/context'

interface SettingsPageProps {
  params: Promise<{ community: string }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('users.settings')
  return { title: t('title') }
}

export default async function SettingsPage({ params }: SettingsPageProps) {
  const { community } = await params
  const base = `/c/${community}/settings`
  const context = await getPortalContext(community, base)
  const t = await getTranslations('users.roles')
  return (
    <ResidentShell context={context}>
      <SettingsIndex
        base={base}
        categories={categoriesIn(context)}
        person={context.person}
        roleLabel={context.format.list(context.roles.map((role) => t(role)))}
      />
    </ResidentShell>
  )
}
