import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/Card'
import type { PortalContext } from '@/kernel/portal/context'
import { AskNotice } from './AskNotice'
import { myAsks } from './queries'

/** Who stands at the gate for the home of the person; nothing where nobody did in the last day. */
export const AtGate = async ({ context }: { context: PortalContext }) => {
  const asks = await myAsks(context)
  if (asks.length === 0) return null
  const t = await getTranslations('visitors.atGate')
  return (
    <Card title={t('title')}>
      <div className="flex flex-col gap-4">
        {asks.map((ask) => (
          <AskNotice key={ask.id} context={context} ask={ask} />
        ))}
      </div>
    </Card>
  )
}
