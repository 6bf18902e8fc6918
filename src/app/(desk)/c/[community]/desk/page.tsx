import { Inbox, PackagePlus, Printer, ScanBarcode } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DeskShell } from '@/collections/packages/desk/DeskShell'
import { DeskTable } from '@/collections/packages/desk/components/DeskTable'
import { parcelsToReturn, waitingParcels } from '@/collections/packages/desk/queries'
import { whoseHints } from '@/collections/packages/desk/whoseHints'
import { DESK_ROLES } from '@/collections/packages/desk/roles'
import { DifferencesNotice } from '@/collections/packages/desk/shelves/DifferencesNotice'
import { countOpenDifferences } from '@/collections/packages/desk/shelves/queries'
import { waitingShift } from '@/collections/packages/desk/shift/queries'
import { ConflictsNotice } from '@/collections/packages/desk/offline/ConflictsHome'
import { ShiftNotice } from '@/collections/packages/desk/shift/ShiftNotice'
import { Card } from '@/components/ui/Card'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'
import { PageHeader } from '@/components/ui/PageHeader'
import { PrintButton } from '@/components/ui/PrintButton'
import { getContextFor } from '@/kernel/portal/context'

interface DeskPageProps {
  params: Promise<{ community: string }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('packages.desk')
  return { title: t('title') }
}

export default async function DeskPage({ params }: DeskPageProps) {
  const { community } = await params
  const context = await getContextFor(community, DESK_ROLES, `/c/${community}/desk`)
  const now = new Date()
  const [t, toReturn, words, known, unknown] = await Promise.all([
    getTranslations('packages.desk'),
    parcelsToReturn(context, now),
    getTranslations('packages.reminder'),
    waitingParcels(context, true),
    waitingParcels(context, false),
  ])
  return (
    <DeskShell context={context}>
      <div className="print:hidden">
        <ShiftNotice context={context} shift={await waitingShift(context)} />
      </div>
      <PageHeader
        eyebrow={context.community.name}
        title={t('title')}
        text={t('count', { count: known.length + unknown.length })}
        action={
          <div className="flex flex-wrap gap-3 print:hidden">
            <LinkButton href={`/c/${community}/desk/packages/new`} variant="primary" size="large">
              <PackagePlus aria-hidden />
              {t('log')}
            </LinkButton>
            <LinkButton
              href={`/c/${community}/desk/packages/batch`}
              variant="secondary"
              size="large"
            >
              <ScanBarcode aria-hidden />
              {t('batch.title')}
            </LinkButton>
            <LinkButton href={`/c/${community}/desk/labels`} variant="secondary" size="large">
              <Printer aria-hidden />
              {t('labels.title')}
            </LinkButton>
            <PrintButton label={t('print')} size="large" />
          </div>
        }
      />
      <div className="flex flex-col gap-6">
        <p className="hidden print:block">{t('printedAt', { at: context.format.dateTime(now) })}</p>
        <div className="contents print:hidden">
          <ConflictsNotice context={context} />
          <DifferencesNotice context={context} count={await countOpenDifferences(context)} />
        </div>
        {unknown.length > 0 && (
          <Card title={t('unmatchedTitle')} isFlush>
            <p className="text-muted px-5 pb-3 sm:px-6">
              {t('unmatchedText', { count: unknown.length })}
            </p>
            <DeskTable
              context={context}
              parcels={unknown}
              caption={t('unmatchedTitle')}
              hints={await whoseHints(context, unknown)}
            />
          </Card>
        )}
        {toReturn.length > 0 && (
          <Card title={words('dueTitle')} isFlush>
            <p className="text-muted px-5 pb-3 sm:px-6">
              {words('dueText', { count: toReturn.length })}
            </p>
            <DeskTable
              context={context}
              parcels={toReturn.map(({ parcel }) => parcel)}
              caption={words('dueTitle')}
              goesBack={new Map(toReturn.map(({ parcel, due }) => [parcel.id, due]))}
            />
          </Card>
        )}
        <Card isFlush>
          {known.length === 0 ? (
            <EmptyState icon={<Inbox />} title={t('empty')} text={t('emptyText')} />
          ) : (
            <DeskTable context={context} parcels={known} caption={t('title')} />
          )}
        </Card>
      </div>
    </DeskShell>
  )
}
