import { getTranslations } from 'next-intl/server'
import { unitLabels } from '@/collections/households/public'
import { Card } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import { systemClock } from '@/kernel/clock'
import type { PortalContext } from '@/kernel/portal/context'
import { CARRIERS } from '../domain/parcel'
import { ExpectedForm } from './components/ExpectedForm'
import { ownUnits } from './queries'

/** A parcel that is not in the list: what the person knows of it, for the desk. */
export const ExpectedView = async ({ context }: { context: PortalContext }) => {
  const t = await getTranslations()
  const word = (key: string) => t(`packages.own.expected.${key}`)
  const units = ownUnits(context)
  const labels = await unitLabels(context.req, units)
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        back={{
          href: `/c/${context.community.slug}/packages`,
          label: t('packages.resident.back'),
        }}
        title={word('title')}
        text={word(units.length === 0 ? 'homeless' : 'text')}
      />
      {units.length > 0 && (
        <Card>
          <ExpectedForm
            community={context.community.slug}
            clientId={crypto.randomUUID()}
            homes={units.map((unit) => ({ value: unit, label: labels.get(unit) ?? '' }))}
            carriers={CARRIERS.filter((carrier) => carrier !== 'hand').map((carrier) => ({
              value: carrier,
              label: t(`packages.carriers.${carrier}`),
            }))}
            today={context.format.isoDate(systemClock.now())}
            labels={{
              unit: word('unit'),
              carrier: word('carrier'),
              carrierName: word('carrierName'),
              anyCarrier: word('anyCarrier'),
              number: word('number'),
              numberHint: word('numberHint'),
              day: word('day'),
              note: word('note'),
              submit: word('submit'),
              pending: t('common.saving'),
              summary: t('forms.errorSummary', { count: 1 }),
              optional: t('common.optional'),
              hereTitle: word('hereTitle'),
              here: word('here'),
              overTitle: word('overTitle'),
              over: word('over'),
              see: word('see'),
              askedTitle: word('askedTitle'),
              asked: word('asked'),
              seeQuestion: word('seeQuestion'),
              another: word('another'),
            }}
          />
        </Card>
      )}
    </div>
  )
}
