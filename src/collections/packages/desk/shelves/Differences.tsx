import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/Badge'
import { LinkButton } from '@/components/ui/LinkButton'
import type { PortalContext } from '@/kernel/portal/context'
import { settlementsOf } from '../../domain/shelfAudit'
import type { Incident } from '../../operations/shelfAudit/incidents'
import { differenceText } from './differenceText'
import { MoveHereForm, SettleForm } from '../components/shelves/SettleForms'

interface DifferencesProps {
  context: PortalContext
  differences: readonly Incident[]
}

const TONES = {
  missing: 'danger',
  elsewhere: 'warning',
  closed: 'warning',
  unknown: 'neutral',
} as const satisfies Record<Incident['kind'], string>

const Ways = async ({ context, difference }: { context: PortalContext; difference: Incident }) => {
  const t = await getTranslations()
  const words = await getTranslations('packages.shelfAudit')
  const { id, kind, shelf, parcel } = difference
  const { slug } = context.community
  const pending = t('common.saving')
  const summary = t('forms.errorSummary', { count: 1 })
  return (
    <div className="mt-3 flex flex-wrap items-start gap-x-5 gap-y-1">
      {kind === 'elsewhere' && (
        <MoveHereForm
          community={slug}
          id={id}
          labels={{ submit: words('moveHere', { shelf }), pending, summary }}
        />
      )}
      {kind === 'unknown' && (
        <div>
          <LinkButton href={`/c/${slug}/desk/packages/new`}>{words('logIt')}</LinkButton>
        </div>
      )}
      {kind === 'missing' && parcel !== null && (
        <div>
          <LinkButton href={`/c/${slug}/desk/packages/${parcel.id}?close=yes#close`}>
            {words('lost')}
          </LinkButton>
        </div>
      )}
      <SettleForm
        community={slug}
        id={id}
        answers={settlementsOf(kind)
          .filter((as) => as !== 'moved')
          .map((value) => ({ value, label: words(`answers.${kind}.${value}`) }))}
        labels={{
          open: words('other'),
          answer: words('answer'),
          note: words('note'),
          noteHint: words('noteHint'),
          submit: words('settle'),
          optional: t('common.optional'),
          pending,
          summary,
        }}
      />
    </div>
  )
}

/** Where shelf and log disagree, each with what can be done about it. */
export const Differences = async ({ context, differences }: DifferencesProps) => {
  const t = await getTranslations('packages.shelfAudit')
  const { format, community } = context
  const now = new Date()
  return (
    <ul role="list" className="divide-line divide-y">
      {differences.map((difference) => {
        const { id, kind, parcel, code, at, settledAs, settledAt, settledBy, note } = difference
        const settled = {
          how: settledAs === null ? '' : t(`settledAs.${settledAs}`),
          when: format.brief(settledAt ?? at, now),
        }
        return (
          <li key={id} className="px-5 py-4 sm:px-6">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Badge tone={settledAs === null ? TONES[kind] : 'neutral'}>
                {t(`kinds.${kind}`)}
              </Badge>
              <span className="text-muted">{t('noticed', { when: format.brief(at, now) })}</span>
            </div>
            <p className="mt-2 text-lg font-semibold break-words">
              {parcel === null ? (
                code
              ) : (
                <Link
                  href={`/c/${community.slug}/desk/packages/${parcel.id}`}
                  className="text-link inline-flex min-h-11 items-center"
                >
                  {parcel.unit}
                </Link>
              )}
            </p>
            {parcel !== null && <p className="text-muted break-words">{parcel.text}</p>}
            <p>{differenceText(difference, t)}</p>
            {note !== null && <p className="mt-1 break-words">{note}</p>}
            {settledAs === null ? (
              <Ways context={context} difference={difference} />
            ) : (
              <p className="text-success mt-2 font-medium">
                {settledBy === null
                  ? t('settledByNobody', settled)
                  : t('settledBy', { ...settled, name: settledBy })}
              </p>
            )}
          </li>
        )
      })}
    </ul>
  )
}
