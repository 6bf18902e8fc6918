import { Undo2 } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/Card'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'
import { PageHeader } from '@/components/ui/PageHeader'
import type { PortalContext } from '@/kernel/portal/context'
import type { GivenBack } from '../../operations/disowned'

interface GivenBackViewProps {
  context: PortalContext
  given: GivenBack
}

/** Where a notice of a parcel leads that somebody of the home gave back to the desk. */
export const GivenBackView = async ({ context, given }: GivenBackViewProps) => {
  const t = await getTranslations('packages')
  const list = `/c/${context.community.slug}/packages`
  const day = context.format.date(given.at)
  const said = t(given.isOwn ? 'own.notMine.byYou' : 'own.notMine.byOther', {
    day,
    name: given.name,
  })
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader back={{ href: list, label: t('resident.back') }} title={t('own.notMine.title')} />
      <Card>
        <EmptyState
          icon={<Undo2 />}
          title={said}
          text={
            <>
              <span className="block">{t('own.notMine.since')}</span>
              <span className="mt-3 block">{t('own.notMine.wrong')}</span>
            </>
          }
          action={<LinkButton href={`${list}/expected`}>{t('own.notMine.ask')}</LinkButton>}
        />
      </Card>
    </div>
  )
}
