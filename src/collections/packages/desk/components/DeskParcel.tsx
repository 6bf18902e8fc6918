import { getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/Badge'
import { Card } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import type { PortalContext } from '@/kernel/portal/context'
import type { ReleaseMethod } from '../../domain/parcel'
import type { ParcelView } from '../../operations/parcelView'
import type { StepView } from '../../operations/stepView'
import { TONES } from '../../portal/components/ParcelList'
import { ParcelTimeline } from '../../portal/components/ParcelTimeline'
import { CloseForm, ReleaseForm, UndoForm } from './ReleaseForms'

interface DeskParcelProps {
  context: PortalContext
  parcel: ParcelView
  steps: readonly StepView[]
  canUndo: boolean
  method: ReleaseMethod
}

/** A parcel at the counter: what it is, and the one thing to do with it now. */
export const DeskParcel = async ({ context, parcel, steps, canUndo, method }: DeskParcelProps) => {
  const t = await getTranslations()
  const { format, community } = context
  const facts: [string, string | null][] = [
    [t('packages.desk.recipientName'), parcel.recipientName],
    [t('packages.desk.shelf'), parcel.shelf],
    [t('packages.desk.tracking'), parcel.trackingNumber],
    [t('packages.desk.notes'), parcel.notes],
    [t('packages.desk.columns.received'), format.dateTime(parcel.receivedAt)],
  ]
  const shared = { community: community.slug, id: parcel.id }
  const summary = t('forms.errorSummary', { count: 1 })
  return (
    <>
      <PageHeader
        back={{ href: `/c/${community.slug}/desk`, label: t('packages.desk.back') }}
        eyebrow={parcel.carrierName ?? t(`packages.carriers.${parcel.carrier}`)}
        title={parcel.unit.label}
      />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <Card>
          <Badge tone={TONES[parcel.status]}>{t(`packages.status.${parcel.status}`)}</Badge>
          <dl className="mt-4 grid grid-cols-[auto_1fr] gap-x-6 gap-y-2">
            {facts.map(([name, value]) =>
              value === null ? null : (
                <div key={name} className="contents">
                  <dt className="text-muted">{name}</dt>
                  <dd className="font-medium">{value}</dd>
                </div>
              ),
            )}
          </dl>
          <p className="text-muted mt-4">
            {parcel.notifiedAt === null
              ? t('packages.desk.notTold')
              : t('packages.desk.told', { when: format.dateTime(parcel.notifiedAt) })}
          </p>
          {parcel.photo !== null && (
            <img
              src={parcel.photo}
              alt={t('packages.resident.photo')}
              className="rounded-control mt-4 w-full"
            />
          )}
        </Card>
        {parcel.status === 'received' ? (
          <Card title={t('packages.desk.releaseTitle')}>
            <ReleaseForm
              {...shared}
              method={method}
              suggestedName={parcel.recipientName ?? ''}
              labels={{
                collector: t('packages.desk.collector'),
                collectorHint: t('packages.desk.collectorHint'),
                submit: t('packages.desk.release'),
                pending: t('common.saving'),
                summary,
              }}
            />
            <div className="border-line mt-6 border-t pt-4">
              <CloseForm
                {...shared}
                labels={{
                  title: t('packages.desk.otherEnd'),
                  outcome: t('packages.desk.outcome'),
                  returned: t('packages.desk.returned'),
                  lost: t('packages.desk.lost'),
                  reason: t('packages.desk.reason'),
                  submit: t('packages.desk.closeIt'),
                  pending: t('common.saving'),
                  summary,
                }}
              />
            </div>
          </Card>
        ) : (
          <Card
            title={
              parcel.collectorName === null
                ? t(`packages.status.${parcel.status}`)
                : t('packages.desk.released', { name: parcel.collectorName })
            }
          >
            {canUndo && (
              <UndoForm
                {...shared}
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
