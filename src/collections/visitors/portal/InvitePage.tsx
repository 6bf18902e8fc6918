import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import type { PortalContext } from '@/kernel/portal/context'
import { WEEKDAYS } from '../domain/plan'
import { INVITATION_KINDS } from '../domain/visit'
import { InviteForm } from './components/InviteForm'
import { KnownPeople } from './KnownPeople'
import { myHomes, myKnown, offeredPurposes, proposal } from './queries'

interface InvitePageProps {
  context: PortalContext
  /** A visitor who was here before. */
  again: string | undefined
}

export const InvitePage = async ({ context, again }: InvitePageProps) => {
  const t = await getTranslations()
  const word = (key: string) => t(`visitors.form.${key}`)
  const homes = await myHomes(context)
  const proposed = await proposal(context, again)
  const offered = await offeredPurposes(context)
  const known = again === undefined ? await myKnown(context) : []
  return (
    <div className="mx-auto flex max-w-2xl flex-col gap-6">
      <PageHeader
        className="mb-0!"
        back={{ href: `/c/${context.community.slug}/visitors`, label: word('back') }}
        title={word('title')}
        {...(homes.length === 0 && { text: t('visitors.homeless') })}
      />
      {homes.length > 0 && known.length > 0 && (
        <KnownPeople community={context.community.slug} known={known} />
      )}
      {homes.length > 0 && (
        <Card>
          <InviteForm
            community={context.community.slug}
            homes={homes}
            kinds={INVITATION_KINDS.map((value) => ({
              value,
              label: t(`visitors.kinds.${value}`),
            }))}
            days={WEEKDAYS.map((value) => ({
              value,
              label: context.format.atStart(t(`visitors.when.days.${value}`)),
            }))}
            purposes={offered.map((value) => ({
              value,
              label: t(`visitors.purposes.${value}`),
            }))}
            proposed={proposed}
            labels={{
              unit: word('unit'),
              name: word('name'),
              nameHint: word('nameHint'),
              day: word('day'),
              from: word('from'),
              until: word('until'),
              untilHint: word('untilHint'),
              repeats: word('repeats'),
              kind: word('kind'),
              kindHint: word('kindHint'),
              days: word('days'),
              daysHint: word('daysHint'),
              lastDay: word('lastDay'),
              lastDayHint: word('lastDayHint'),
              more: word('more'),
              party: word('party'),
              vehicle: word('vehicle'),
              vehicleHint: word('vehicleHint'),
              purpose: word('purpose'),
              comesAndGoes: word('comesAndGoes'),
              note: word('note'),
              submit: word('submit'),
              pending: t('common.saving'),
              summary: t('forms.errorSummary', { count: 1 }),
              optional: t('common.optional'),
            }}
          />
        </Card>
      )}
    </div>
  )
}
