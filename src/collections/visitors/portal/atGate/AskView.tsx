import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/PageHeader'
import type { PortalContext } from '@/kernel/portal/context'
import type { Ask } from '../../operations/asks/asksShown'
import { AskNotice } from './AskNotice'

interface AskViewProps {
  context: PortalContext
  ask: Ask
}

/** Behind the notice of somebody whom nobody announced: let in, or refuse. */
export const AskView = async ({ context, ask }: AskViewProps) => {
  const t = await getTranslations('visitors.atGate')
  return (
    <div className="mx-auto flex max-w-2xl flex-col gap-6">
      <PageHeader
        className="mb-0!"
        back={{ href: `/c/${context.community.slug}/visitors`, label: t('back') }}
        title={t('title')}
      />
      <AskNotice context={context} ask={ask} />
    </div>
  )
}
