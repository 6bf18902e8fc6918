import { ClipboardList } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/Card'
import { DataList } from '@/components/ui/DataList'
import { EmptyState } from '@/components/ui/EmptyState'
import { Notice } from '@/components/ui/Notice'
import { PageHeader } from '@/components/ui/PageHeader'
import type { PortalContext } from '@/kernel/portal/context'
import type { ShiftCounts } from '../../domain/shift'
import type { Shift } from '../../operations/shift/shiftView'
import { Counts } from './Counts'
import { LeaveForm } from '../components/shift/LeaveForm'
import { ShiftRecord } from './ShiftRecord'
import type { SignedLabels } from '../components/shift/SignedForm'
import { TakeOverForm } from '../components/shift/TakeOverForm'
import { WithdrawForm } from '../components/shift/WithdrawForm'

interface ShiftHomeProps {
  context: PortalContext
  open: Shift | null
  past: readonly Shift[]
  now: { since: Date; counts: ShiftCounts }
  /** Whether the person has just taken over. */
  hasTaken: boolean
}

const signedLabels = async (submit: string): Promise<SignedLabels> => {
  const t = await getTranslations()
  const word = (key: string) => t(`packages.shift.${key}`)
  return {
    signature: word('signature'),
    screen: word('screen'),
    paper: word('paper'),
    paperHint: word('paperHint'),
    pad: word('pad'),
    clear: word('clear'),
    unsigned: word('unsigned'),
    uploadFailed: word('uploadFailed'),
    submit: word(submit),
    pending: t('common.saving'),
    summary: t('forms.errorSummary', { count: 1 }),
  }
}

const Leave = async ({ context, now }: Pick<ShiftHomeProps, 'context' | 'now'>) => {
  const t = await getTranslations('packages.shift')
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <Card title={t('write')}>
        <LeaveForm
          community={context.community.slug}
          labels={{
            ...(await signedLabels('submit')),
            note: t('note'),
            noteHint: t('noteHint'),
          }}
        />
      </Card>
      <Card title={t('countsTitle')}>
        <Counts context={context} counts={now.counts} />
        <p className="text-muted mt-4">{t('countsText')}</p>
      </Card>
    </div>
  )
}

const Waiting = async ({ context, shift }: { context: PortalContext; shift: Shift }) => {
  const t = await getTranslations()
  const words = await getTranslations('packages.shift')
  const { community, person } = context
  if (shift.from.id === person.id) {
    return (
      <>
        <Notice title={words('waitingOwn')} className="mb-6">
          <p>{words('waitingOwnText')}</p>
        </Notice>
        <ShiftRecord context={context} shift={shift} />
        <div className="mt-4">
          <WithdrawForm
            community={community.slug}
            id={shift.id}
            labels={{
              open: words('withdraw'),
              text: words('withdrawText'),
              confirm: words('withdrawSubmit'),
              pending: t('common.saving'),
              summary: t('forms.errorSummary', { count: 1 }),
            }}
          />
        </div>
      </>
    )
  }
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <ShiftRecord context={context} shift={shift} />
      <Card title={words('take')}>
        <TakeOverForm
          community={community.slug}
          id={shift.id}
          labels={{ ...(await signedLabels('takeOver')), hasRead: words('hasRead') }}
        />
      </Card>
    </div>
  )
}

const Past = async ({ context, past }: Pick<ShiftHomeProps, 'context' | 'past'>) => {
  const t = await getTranslations('packages.shift')
  const { format, community } = context
  const now = new Date()
  return (
    <Card title={t('history')} isFlush>
      {past.length === 0 ? (
        <EmptyState icon={<ClipboardList />} title={t('historyEmpty')} />
      ) : (
        <DataList
          caption={t('history')}
          columns={[
            { key: 'from', header: t('columns.from'), isTitle: true },
            { key: 'to', header: t('columns.to') },
            { key: 'waiting', header: t('columns.waiting'), isNumeric: true },
            { key: 'differences', header: t('columns.differences'), isNumeric: true },
            { key: 'when', header: t('columns.when') },
          ]}
          rows={past.map(({ id, from, to, at, counts }) => ({
            id,
            href: `/c/${community.slug}/desk/shift/${id}`,
            cells: {
              from: from.name,
              to: to?.name ?? '–',
              waiting: format.number(counts.waiting),
              differences: format.number(counts.openDifferences),
              when: <time dateTime={at}>{format.brief(at, now)}</time>,
            },
          }))}
        />
      )}
    </Card>
  )
}

/** A shift is left, or taken over; below are those before. */
export const ShiftHome = async ({ context, open, past, now, hasTaken }: ShiftHomeProps) => {
  const t = await getTranslations('packages.shift')
  const { format, community, person } = context
  const isForMe = open !== null && open.from.id !== person.id
  return (
    <>
      <PageHeader
        eyebrow={community.name}
        title={isForMe ? t('toRead', { name: open.from.name }) : t('title')}
        text={isForMe ? t('toReadWhen', { when: format.brief(open.at, new Date()) }) : t('text')}
      />
      {hasTaken && open === null && (
        <div role="status" className="mb-6">
          <Notice tone="success" title={t('takenOver')} />
        </div>
      )}
      <div className="flex flex-col gap-8">
        <section>
          {open === null ? (
            <Leave context={context} now={now} />
          ) : (
            <Waiting context={context} shift={open} />
          )}
        </section>
        <Past context={context} past={past} />
      </div>
    </>
  )
}
