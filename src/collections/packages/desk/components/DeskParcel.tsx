import { getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/Badge'
import { Card } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import type { PortalContext } from '@/kernel/portal/context'
import type { ReleaseMethod } from '../../domain/parcel'
import type { ClosingView, HandOverView } from '../../operations/endings'
import type { Member } from '../../operations/household'
import type { ComparisonView, EarlierSignature } from '../../operations/signatureReference'
import type { ParcelView } from '../../operations/parcelView'
import type { StepView } from '../../operations/stepView'
import { TONES } from '../../portal/components/ParcelList'
import { ParcelTimeline } from '../../portal/components/ParcelTimeline'
import type { Incident } from '../../operations/shelfAudit/incidents'
import { ParcelDifferences } from '../shelves/ParcelDifferences'
import { StandingNotice } from '../StandingNotice'
import type { Choice } from './CarrierFields'
import { Compared } from './Compared'
import { DeskParcelActions } from './DeskParcelActions'
import { Ending } from './Ending'
import { LabelLinks } from './LabelLinks'
import { ParcelFacts } from './ParcelFacts'
import { UndoForm } from './UndoForm'
import { WhoseHints } from './WhoseHints'
import { WayBack } from './WayBack'

interface DeskParcelProps {
  context: PortalContext
  parcel: ParcelView
  steps: readonly StepView[]
  canUndo: boolean
  method: ReleaseMethod
  shelves: readonly Choice[]
  household: readonly Member[]
  recipient: string
  earlier: readonly EarlierSignature[]
  handOver: HandOverView | null
  closing: ClosingView | null
  comparison: ComparisonView | null
  /** From when on it is due to go back; ISO 8601, UTC. */
  goesBack: string | null
  /** Whether somebody came to close it. */
  isClosing: boolean
  /** What counts of shelves left open about it. */
  differences: readonly Incident[]
}

/** A parcel at the counter: what it is, and the one thing to do with it now. */
export const DeskParcel = async ({
  context,
  parcel,
  steps,
  canUndo,
  method,
  shelves,
  household,
  recipient,
  earlier,
  handOver,
  closing,
  comparison,
  goesBack,
  isClosing,
  differences,
}: DeskParcelProps) => {
  const t = await getTranslations()
  const { format, community } = context
  return (
    <>
      <PageHeader
        back={{ href: `/c/${community.slug}/desk`, label: t('packages.desk.back') }}
        eyebrow={parcel.carrierName ?? t(`packages.carriers.${parcel.carrier}`)}
        title={parcel.unit?.label ?? t('packages.desk.unknownUnit')}
      />
      {parcel.status === 'received' && parcel.unit !== null && (
        <StandingNotice context={context} unit={parcel.unit.id} className="mb-6" />
      )}
      <WhoseHints context={context} parcel={parcel} />
      <ParcelDifferences context={context} differences={differences} />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <Card>
          <Badge tone={TONES[parcel.status]}>{t(`packages.status.${parcel.status}`)}</Badge>
          <ParcelFacts parcel={parcel} format={format} />
          {goesBack !== null && <WayBack from={goesBack} format={format} />}
          {parcel.status === 'received' && <LabelLinks community={community.slug} id={parcel.id} />}
        </Card>
        {parcel.status === 'received' ? (
          <DeskParcelActions
            community={community.slug}
            parcel={parcel}
            method={method}
            shelves={shelves}
            household={household}
            recipient={recipient}
            earlier={earlier}
            format={format}
            isManager={context.roles.includes('manager')}
            isClosing={isClosing}
          />
        ) : (
          <Card
            title={
              parcel.collectorName === null
                ? t(`packages.status.${parcel.status}`)
                : t('packages.desk.released', { name: parcel.collectorName })
            }
          >
            <Ending handOver={handOver} closing={closing} format={format} />
            {comparison !== null && <Compared comparison={comparison} format={format} />}
            {canUndo && (
              <UndoForm
                community={community.slug}
                id={parcel.id}
                labels={{ text: t('packages.desk.undoText'), submit: t('packages.desk.undo') }}
              />
            )}
          </Card>
        )}
        <Card title={t('packages.timeline.title')} className="lg:col-span-2">
          <ParcelTimeline steps={steps} format={format} withNames />
        </Card>
      </div>
    </>
  )
}
