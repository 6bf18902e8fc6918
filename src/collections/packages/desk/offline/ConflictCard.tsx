import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Card } from '@/components/ui/Card'
import type { PortalContext } from '@/kernel/portal/context'
import { SettleNote } from '@/kernel/portal/components/offline/SettleNote'
import type { Conflict } from '../../operations/offline/conflicts'
import { settleConflictAction } from './actions'

const Version = ({
  title,
  lines,
  children,
}: {
  title: string
  lines: readonly string[]
  children?: ReactNode
}) => (
  <section className="border-line rounded-control border p-4">
    <h3 className="font-semibold">{title}</h3>
    {lines.map((line) => (
      <p key={line}>{line}</p>
    ))}
    {children}
  </section>
)

/** What two desks say of one parcel, side by side, and the place to write down which holds. */
export const ConflictCard = async ({
  context,
  conflict,
}: {
  context: PortalContext
  conflict: Conflict
}) => {
  const t = await getTranslations('packages.offline.conflicts')
  const { community, format } = context
  const { id, parcel, ours, theirs, reason, settled } = conflict
  const when = (at: string) => format.dateTime(new Date(at))
  const given = (name: string | null) => (name === null ? [] : [t('given', { name })])
  const device = ours.device === null ? [] : [t('device', { device: ours.device })]
  const title =
    parcel === null
      ? t('unknownParcel')
      : [parcel.unit, parcel.summary].filter((part) => part !== null && part !== '').join(' · ')
  return (
    <Card title={title}>
      <p className="mb-4">{reason}</p>
      <div className="mb-4 grid gap-4 sm:grid-cols-2">
        <Version
          title={t('ours')}
          lines={[
            ...given(ours.collector),
            ...(ours.said === null ? [] : [t('said', { said: ours.said })]),
            [t('at', { when: when(ours.happenedAt) }), t('by', { name: ours.by }), ...device].join(
              ', ',
            ),
            t('arrived', { when: when(ours.arrivedAt) }),
          ]}
        >
          {ours.signatureUrl !== null && (
            <img
              src={ours.signatureUrl}
              alt={t('signature', { name: ours.collector ?? '' })}
              className="border-line rounded-control mt-2 aspect-8/3 w-full max-w-xs border bg-[#fff] object-contain"
            />
          )}
        </Version>
        {theirs !== null && (
          <Version
            title={t('theirs')}
            lines={[
              ...(theirs.collector === null
                ? [t('status', { status: theirs.status })]
                : given(theirs.collector)),
              [
                ...(theirs.at === null ? [] : [t('at', { when: when(theirs.at) })]),
                ...(theirs.by === null ? [] : [t('by', { name: theirs.by })]),
              ].join(', '),
            ]}
          />
        )}
      </div>
      {parcel !== null && (
        <p className="mb-4">
          <Link
            href={`/c/${community.slug}/desk/packages/${parcel.id}`}
            className="text-link inline-flex min-h-11 items-center font-medium"
          >
            {t('look')}
          </Link>
        </p>
      )}
      {settled === null ? (
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
      ) : (
        <p className="font-medium">
          {t('settled', { name: settled.by ?? '', when: when(settled.at), note: settled.note })}
        </p>
      )}
    </Card>
  )
}
