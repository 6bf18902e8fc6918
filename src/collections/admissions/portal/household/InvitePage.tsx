import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { homesOf } from '@/collections/households/public'
import { PageHeader } from '@/components/ui/PageHeader'
import type { PortalContext } from '@/kernel/portal/context'
import { isSmsOffered } from '@/kernel/sms/offered'
import { labelOfUnit } from '../../operations/invitations/findInvitation'
import { InviteForm } from '../components/household/forms'

/** The form that asks somebody into one's household; for those who look after it. */
export const InvitePage = async ({
  context,
  unit,
}: {
  context: PortalContext
  unit: string | undefined
}) => {
  const { req, community } = context
  const homes = (await homesOf(req)).filter(
    (home) => home.community === community.id && home.isHead,
  )
  // Without a unit in the address: the only one that they look after.
  const home = unit === undefined && homes.length === 1 ? homes[0] : undefined
  const chosen = home ?? homes.find((one) => one.unit === unit)
  if (!chosen) notFound()
  const t = await getTranslations()
  const own = (key: string, values?: Record<string, string>) =>
    t(`admissions.household.${key}`, values)
  return (
    <div className="flex max-w-2xl flex-col gap-6">
      <PageHeader
        className="mb-0!"
        back={{
          href: `/c/${community.slug}/settings/household`,
          label: t('users.settings.household.title'),
        }}
        title={own('pageTitle')}
        text={own('pageText', { unit: (await labelOfUnit(req, chosen.unit)) ?? '' })}
      />
      <InviteForm
        hidden={{ community: community.slug, unit: chosen.unit }}
        hasTexts={isSmsOffered()}
        labels={{
          name: own('name'),
          email: own('email'),
          phone: own('phone'),
          waysHint: own('waysHint'),
          send: own('send'),
          sending: t('common.sending'),
          summary: t('forms.errorSummary', { count: 1 }),
          optional: t('common.optional'),
        }}
      />
    </div>
  )
}
