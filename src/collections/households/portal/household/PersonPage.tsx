import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { AskedTwice } from '@/kernel/portal/components/AskedTwice'
import { orNotFound } from '@/kernel/portal/orNotFound'
import type { PortalContext } from '@/kernel/portal/context'
import { endMembershipAction } from '../actions'
import { personOfHousehold } from '../../operations/people'
import { LivingForm } from '../components/LivingForm'

/** One person of the household: who speaks, who is told what, and the end of it. */
export const PersonPage = async ({
  context,
  membership,
}: {
  context: PortalContext
  membership: string
}) => {
  const t = await getTranslations()
  const person = await orNotFound(personOfHousehold(context.req, context.community.id, membership))
  if (!person.mayChange) notFound()
  const hidden = { community: context.community.slug, membership }
  const summary = t('forms.errorSummary', { count: 1 })
  const asksWhere = person.isOwn && person.role !== 'household'
  const own = (key: string) => t(`households.people.${key}`)
  return (
    <>
      <LivingForm
        hidden={hidden}
        values={{ ...person.notices, ...person }}
        asksWhere={asksWhere}
        labels={{
          livesThere: own('livesThere'),
          livesThereHint: own('livesThereHint'),
          speaksForUnit: own('speaksForUnit'),
          speaksHint: own('speaksHint'),
          notices: own('notices'),
          parcels: own('parcels'),
          building: own('building'),
          billing: own('billing'),
          save: t('common.save'),
          saving: t('common.saving'),
          summary,
        }}
      />
      {person.mayEnd && (
        <AskedTwice
          action={endMembershipAction}
          hidden={hidden}
          labels={{
            open: own('end'),
            text: t('households.people.endText', { name: person.name }),
            confirm: own('endConfirm'),
            pending: t('common.saving'),
            summary,
          }}
        />
      )}
    </>
  )
}
