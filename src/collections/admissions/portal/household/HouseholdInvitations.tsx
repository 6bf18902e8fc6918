import { UserPlus } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { Badge, type Tone } from '@/components/ui/Badge'
import { Card } from '@/components/ui/Card'
import { LinkButton } from '@/components/ui/LinkButton'
import { List } from '@/components/ui/List'
import type { PortalContext } from '@/kernel/portal/context'
import { askedByHousehold } from '../../operations/invitations/askedLists'
import type { AskedBefore, Standing } from '../../operations/invitations/askedLists'
import { placeOf } from '../../operations/place'
import { WithdrawForm } from '../components/household/forms'

const TONES: Readonly<Record<Standing, Tone>> = {
  waiting: 'warning',
  sent: 'info',
  letter: 'info',
  failed: 'danger',
  accepted: 'success',
  declined: 'danger',
  over: 'neutral',
}

const OneAsked = async ({ context, asked }: { context: PortalContext; asked: AskedBefore }) => {
  const t = await getTranslations()
  const own = (key: string, values?: Record<string, string>) =>
    t(`admissions.household.${key}`, values)
  const { id, name, standing, reason, createdAt } = asked
  return (
    <li className="flex flex-col px-5 py-3.5 sm:px-6">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <p className="min-w-0 font-semibold wrap-anywhere">{name}</p>
        <Badge tone={TONES[standing]}>{own(`standing.${standing}`)}</Badge>
      </div>
      <p className="text-muted">{own('since', { day: context.format.date(createdAt) })}</p>
      {reason !== null && <p>{own('reason', { reason })}</p>}
      {standing !== 'declined' && (
        <WithdrawForm
          hidden={{ community: context.community.slug, id }}
          labels={{
            open: own('withdraw'),
            text: own('withdrawText', { name }),
            confirm: own('withdrawConfirm'),
            pending: t('common.saving'),
            summary: t('forms.errorSummary', { count: 1 }),
          }}
        />
      )}
    </li>
  )
}

/** Whom the household asked in, for those who look after it, and the way to ask another one. */
export const HouseholdInvitations = async ({
  context,
  unit,
}: {
  context: PortalContext
  unit: string
}) => {
  const { req, community } = context
  const [t, asked, place] = await Promise.all([
    getTranslations('admissions.household'),
    askedByHousehold(req, community.id, unit),
    placeOf(req, community.id),
  ])
  return (
    <Card title={t('title')} isFlush>
      <p className="text-muted px-5 pb-2 sm:px-6">
        {t('text')} {place.approvesHouseholds && t('waits')}
      </p>
      {asked.length > 0 && (
        <List>
          {asked.map((one) => (
            <OneAsked key={one.id} context={context} asked={one} />
          ))}
        </List>
      )}
      <div className="px-5 pt-2 pb-3 sm:px-6">
        <LinkButton href={`/c/${community.slug}/settings/household/invite?unit=${unit}`}>
          <UserPlus aria-hidden />
          {t('invite')}
        </LinkButton>
      </div>
    </Card>
  )
}
