import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/Card'
import { LinkButton } from '@/components/ui/LinkButton'
import { CLOSING_REASONS } from '../../domain/closing'
import type { ReleaseMethod } from '../../domain/parcel'
import type { Formatters } from '@/kernel/i18n/formatters'
import type { EarlierSignature } from '../../operations/signatureReference'
import type { Member } from '../../operations/household'
import type { ParcelView } from '../../operations/parcelView'
import { unitSearchLabels } from '../labels'
import type { Choice } from './CarrierFields'
import { CloseForm } from './CloseForm'
import { CounterForm } from './CounterForm'
import { MatchForm, MoveForm } from './PlaceForms'

interface DeskParcelActionsProps {
  /** Its slug. */
  community: string
  parcel: ParcelView
  method: ReleaseMethod
  shelves: readonly Choice[]
  household: readonly Member[]
  /** Membership of the one whom it is for; empty where nobody knows. */
  recipient: string
  earlier: readonly EarlierSignature[]
  format: Formatters
  isManager: boolean
  /** Whether somebody came to close it. */
  isClosing: boolean
}

/** What to do with a parcel that waits: find out whose it is, or hand it over; else move or end it. */
export const DeskParcelActions = async ({
  community,
  parcel,
  method,
  shelves,
  household,
  recipient,
  earlier,
  format,
  isManager,
  isClosing,
}: DeskParcelActionsProps) => {
  const t = await getTranslations()
  const shared = { community, id: parcel.id }
  const summary = t('forms.errorSummary', { count: 1 })
  const pending = t('common.saving')
  const { unit } = parcel
  return (
    <Card title={unit === null ? t('packages.desk.matchTitle') : t('packages.desk.releaseTitle')}>
      {unit === null ? (
        <>
          <p className="text-muted mb-4">{t('packages.desk.matchText')}</p>
          <MatchForm
            {...shared}
            name={parcel.recipientName ?? ''}
            labels={{
              ...(await unitSearchLabels()),
              submit: t('packages.desk.match'),
              pending,
              summary,
            }}
          />
        </>
      ) : (
        <>
          <CounterForm
            community={community}
            unit={unit}
            household={household}
            parcels={[parcel]}
            earlier={earlier}
            format={format}
            method={method}
            code=""
            suggested={recipient}
            sent=""
          />
          <div className="mt-4">
            <LinkButton
              href={`/c/${community}/desk/handover/${unit.id}`}
              variant="secondary"
              isBlock
            >
              {t('packages.handover.all', { unit: unit.label })}
            </LinkButton>
          </div>
        </>
      )}
      <div className="border-line mt-6 flex flex-col gap-2 border-t pt-4">
        <MoveForm
          {...shared}
          shelves={shelves}
          labels={{
            title: t('packages.desk.moveTitle'),
            shelf: t('packages.desk.shelf'),
            noShelf: t('common.choose'),
            submit: t('packages.desk.move'),
            moved: t('packages.desk.moved', { shelf: '#' }),
            pending,
            summary,
          }}
        />
        <CloseForm
          {...shared}
          needsSupervisor={!isManager}
          isAsked={isClosing}
          reasons={CLOSING_REASONS.map((value) => ({
            value,
            label: t(`packages.desk.reasons.${value}`),
          }))}
          labels={{
            title: t('packages.desk.otherEnd'),
            outcome: t('packages.desk.outcome'),
            reason: t('packages.desk.reason'),
            submit: t('packages.desk.closeIt'),
            supervisorText: t('packages.desk.supervisorText'),
            supervisorEmail: t('packages.desk.supervisorEmail'),
            supervisorPassword: t('packages.desk.supervisorPassword'),
            supervisorCode: t('packages.desk.supervisorCode'),
            optional: t('common.optional'),
            show: t('forms.showPassword'),
            hide: t('forms.hidePassword'),
            pending,
            summary,
          }}
        />
      </div>
    </Card>
  )
}
