import { PackageCheck } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/Card'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import type { PortalContext } from '@/kernel/portal/context'
import type { ReleaseMethod } from '../../domain/parcel'
import type { AtCounter } from '../handOverQueries'
import { itemLine } from '../itemLine'
import { HandOverForm } from './HandOverForm'

interface HandOverProps extends AtCounter {
  context: PortalContext
  method: ReleaseMethod
  code: string
  /** Membership of whoever showed a code; empty where nobody did. */
  suggested: string
  /** The one that was scanned; without it all are ticked. */
  only: string
}

/** A person at the counter, and all that waits for them. */
export const HandOver = async ({
  context: { community },
  unit,
  household,
  parcels,
  method,
  code,
  suggested,
  only,
}: HandOverProps) => {
  const t = await getTranslations()
  const word = (key: string) => t(`packages.handover.${key}`)
  const isOne = parcels.some(({ id }) => id === only)
  return (
    <>
      <PageHeader
        back={{ href: `/c/${community.slug}/desk`, label: t('packages.desk.back') }}
        eyebrow={word('title')}
        title={unit.label}
        text={t('packages.handover.text', { count: parcels.length, unit: unit.label })}
      />
      <Card className="max-w-3xl">
        <HandOverForm
          community={community.slug}
          unit={unit.id}
          method={method}
          code={code}
          suggested={suggested}
          household={household.map(({ membership, name }) => ({ membership, name }))}
          parcels={parcels.map((parcel) => ({
            id: parcel.id,
            label: itemLine(parcel, (key) => t(`packages.${key}`)),
            isTicked: !isOne || parcel.id === only,
          }))}
          empty={
            <EmptyState
              icon={<PackageCheck />}
              title={t('packages.handover.text', { count: 0, unit: unit.label })}
            />
          }
          labels={{
            items: word('items'),
            who: word('who'),
            proxy: word('proxy'),
            other: word('other'),
            name: word('name'),
            nameHint: word('nameHint'),
            signature: word('signature'),
            screen: word('screen'),
            paper: word('paper'),
            paperHint: word('paperHint'),
            pad: word('pad'),
            clear: word('clear'),
            unsigned: word('unsigned'),
            photo: word('photo'),
            submit: word('submit'),
            tickOne: word('tickOne'),
            uploadFailed: word('uploadFailed'),
            missed: word('missed'),
            pending: t('common.saving'),
            summary: t('forms.errorSummary', { count: 1 }),
            optional: t('common.optional'),
            removePhoto: t('forms.file.remove'),
            back: t('packages.desk.back'),
          }}
        />
      </Card>
    </>
  )
}
