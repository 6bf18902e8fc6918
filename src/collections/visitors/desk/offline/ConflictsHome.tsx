import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/Card'
import { Notice } from '@/components/ui/Notice'
import type { PortalContext } from '@/kernel/portal/context'
import { ConflictList, ConflictsWait } from '@/kernel/portal/components/offline/ConflictList'
import { SettleNote } from '@/kernel/portal/components/offline/SettleNote'
import type { GateConflict } from '../../operations/offline/conflicts'
import { settleConflictAction } from './actions'
import { conflictsAtGate, countConflicts } from './queries'

const Version = ({ title, lines }: { title: string; lines: readonly string[] }) => (
  <section className="border-line rounded-control border p-4">
    <h3 className="font-semibold">{title}</h3>
    {lines.map((line) => (
      <p key={line}>{line}</p>
    ))}
  </section>
)

const ConflictCard = async ({
  context,
  conflict,
}: {
  context: PortalContext
  conflict: GateConflict
}) => {
  const [t, visitors] = await Promise.all([
    getTranslations('visitors.offline.conflicts'),
    getTranslations('visitors'),
  ])
  const { community, format } = context
  const { id, kind, code, name, unit, by, device, gate, theirs, settled } = conflict
  const when = (at: string) => format.dateTime(new Date(at))
  const title = [
    name === '' ? t('unknown') : name,
    ...(unit === '' ? [] : [visitors('gate.forUnit', { unit })]),
  ].join(' · ')
  const how = [
    t('by', { name: by }),
    ...(gate === null ? [] : [t('at', { gate })]),
    ...(device === null ? [] : [t('device', { device })]),
  ].join(', ')
  return (
    <Card title={title}>
      <p className="mb-4 font-medium">{t(`codes.${code}`)}</p>
      <div className="mb-4 grid gap-4 sm:grid-cols-2">
        <Version
          title={t('ours')}
          lines={[
            t(`did.${kind}`, { when: when(conflict.happenedAt) }),
            how,
            t('arrived', { when: when(conflict.arrivedAt) }),
          ]}
        />
        {theirs !== null && (
          <Version
            title={t('theirs')}
            lines={[
              theirs.at === null
                ? visitors(`states.${theirs.state}`)
                : t('since', {
                    state: visitors(`states.${theirs.state}`),
                    when: when(theirs.at),
                  }),
            ]}
          />
        )}
      </div>
      {settled === null ? (
        <>
          <Notice tone="warning" title={t('toDo')} className="mb-4">
            {t(`todo.${code}`)}
          </Notice>
          <SettleNote
            action={settleConflictAction}
            community={community.slug}
            id={id}
            labels={{
              note: t('note'),
              settle: t('settle'),
              settling: t('settling'),
              summary: t('summary'),
            }}
          />
        </>
      ) : (
        <p className="font-medium">
          {t('settled', { name: settled.by, when: when(settled.at), note: settled.note })}
        </p>
      )}
    </Card>
  )
}

/** Who came or left without a network and does not fit. */
export const GateConflictsHome = async ({ context }: { context: PortalContext }) => {
  const [t, { open, settled }] = await Promise.all([
    getTranslations('visitors.offline.conflicts'),
    conflictsAtGate(context),
  ])
  return (
    <ConflictList
      home={`/c/${context.community.slug}/gate`}
      words={{
        back: t('back'),
        title: t('title'),
        text: t('text'),
        empty: t('empty'),
        emptyText: t('emptyText'),
        settledTitle: t('settledTitle'),
      }}
      open={open}
      settled={settled}
      card={(conflict) => <ConflictCard key={conflict.id} context={context} conflict={conflict} />}
    />
  )
}

/** That something waits there; nothing where nothing does. */
export const GateConflictsNotice = async ({ context }: { context: PortalContext }) => {
  const [t, count] = await Promise.all([
    getTranslations('visitors.offline.conflicts'),
    countConflicts(context),
  ])
  if (count === 0) return null
  return (
    <ConflictsWait
      title={t('homeNotice', { count })}
      href={`/c/${context.community.slug}/gate/conflicts`}
      label={t('homeLink')}
    />
  )
}
