import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DeskParcel } from '@/collections/packages/desk/components/DeskParcel'
import { DeskShell } from '@/collections/packages/desk/DeskShell'
import { shelfChoices } from '@/collections/packages/desk/labels'
import { deskParcel, deskShelves } from '@/collections/packages/desk/queries'
import { DESK_ROLES } from '@/collections/packages/desk/roles'
import { differencesAbout } from '@/collections/packages/desk/shelves/queries'
import { getContextFor } from '@/kernel/portal/context'
import { orNotFound } from '@/kernel/portal/orNotFound'

interface DeskParcelPageProps {
  params: Promise<{ community: string; id: string }>
  searchParams: Promise<{ via?: string; close?: string }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('packages.desk')
  return { title: t('releaseTitle') }
}

export default async function DeskParcelPage({ params, searchParams }: DeskParcelPageProps) {
  const [{ community, id }, { via, close }] = await Promise.all([params, searchParams])
  const path = `/c/${community}/desk/packages/${id}`
  const context = await getContextFor(community, DESK_ROLES, path)
  const found = await orNotFound(deskParcel(context, id, new Date()))
  const shelves = await shelfChoices(await deskShelves(context))
  return (
    <DeskShell context={context}>
      <DeskParcel
        context={context}
        shelves={shelves}
        method={via === 'qr' || via === 'code' ? via : 'unit'}
        isClosing={close !== undefined}
        differences={await differencesAbout(context, id)}
        {...found}
      />
    </DeskShell>
  )
}
