import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AskAboutParcel } from '@/collections/packages/portal/AskAboutParcel'
import { itemTitle } from '@/collections/packages/portal/itemTitle'
import { GivenBackView } from '@/collections/packages/portal/components/GivenBackView'
import { NotMine } from '@/collections/packages/portal/components/NotMine'
import { ParcelCard } from '@/collections/packages/portal/components/ParcelCard'
import { ParcelTimeline } from '@/collections/packages/portal/components/ParcelTimeline'
import { ResidentShell } from '@/collections/packages/portal/ResidentShell'
import { myParcelOrItsWay } from '@/collections/packages/portal/queries'
import { Card } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import { getPortalContext } from '@/kernel/portal/context'
import { orNotFound } from '@/kernel/portal/orNotFound'

interface PackagePageProps {
  params: Promise<{ community: string; id: string }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('packages.resident')
  return { title: t('title') }
}

export default async function PackagePage({ params }: PackagePageProps) {
  const { community, id } = await params
  const context = await getPortalContext(community, `/c/${community}/packages/${id}`)
  const t = await getTranslations('packages')
  const found = await orNotFound(myParcelOrItsWay(context, id))
  if ('given' in found) {
    return (
      <ResidentShell context={context}>
        <GivenBackView context={context} given={found.given} />
      </ResidentShell>
    )
  }
  const { parcel, steps, qr, handOver, goesBack } = found
  return (
    <ResidentShell context={context}>
      <PageHeader
        back={{ href: `/c/${community}/packages`, label: t('resident.back') }}
        title={itemTitle(parcel, t)}
        text={t('home.unit', { unit: parcel.unit?.label ?? '' })}
      />
      <div className="grid gap-6 lg:grid-cols-2">
        <div className="flex flex-col gap-3">
          <ParcelCard
            parcel={parcel}
            qr={qr}
            handOver={handOver}
            goesBack={goesBack}
            format={context.format}
          />
          <AskAboutParcel context={context} parcel={parcel.id} />
          {parcel.status === 'received' && <NotMine community={community} parcel={parcel.id} />}
        </div>
        <Card title={t('timeline.title')}>
          <ParcelTimeline steps={steps} format={context.format} withNames={false} />
        </Card>
      </div>
    </ResidentShell>
  )
}
