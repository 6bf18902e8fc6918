import { DoorOpen, UserPlus } from 'lucide-react'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/Card'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'
import { PageHeader } from '@/components/ui/PageHeader'
import type { PortalContext } from '@/kernel/portal/context'
import { AtGate } from './atGate/AtGate'
import { KnownPeople } from './KnownPeople'
import { myHomes, myKnown, myVisits } from './queries'
import { VisitRows } from './VisitRows'

/** Who is inside, who is expected, who was here; and the same people again, in one press more. */
export const VisitorsHome = async ({ context }: { context: PortalContext }) => {
  const t = await getTranslations('visitors')
  const base = `/c/${context.community.slug}/visitors`
  const homes = await myHomes(context)
  const known = await myKnown(context)
  const { inside, expected, earlier } = await myVisits(context)
  const now = new Date()
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        eyebrow={context.community.name}
        title={t('title')}
        text={homes.length === 0 ? t('homeless') : t('text')}
        {...(homes.length > 0 && {
          action: (
            <LinkButton href={`${base}/new`} variant="primary" size="large">
              <UserPlus aria-hidden />
              {t('invite')}
            </LinkButton>
          ),
        })}
      />
      <div className="flex flex-col gap-6">
        <AtGate context={context} />
        {homes.length > 0 && known.length > 0 && (
          <KnownPeople community={context.community.slug} known={known} />
        )}
        {inside.length > 0 && (
          <Card title={t('inside')} isFlush>
            <VisitRows context={context} visits={inside} now={now} />
          </Card>
        )}
        <Card title={t('expected')} isFlush>
          {expected.length === 0 ? (
            <EmptyState icon={<DoorOpen />} title={t('nobodyExpected')} />
          ) : (
            <VisitRows context={context} visits={expected} now={now} />
          )}
        </Card>
        {earlier.length > 0 && (
          <Card title={t('earlier')} isFlush>
            <VisitRows context={context} visits={earlier} now={now} />
          </Card>
        )}
        {homes.length > 0 && (
          <p>
            <Link href={`${base}/away`} className="text-link inline-flex min-h-11 items-center">
              {t('away.link')}
            </Link>
          </p>
        )}
        <p>
          <Link href={`${base}/looks`} className="text-link inline-flex min-h-11 items-center">
            {t('looks.link')}
          </Link>
        </p>
      </div>
    </div>
  )
}
