import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/Card'
import { Notice } from '@/components/ui/Notice'
import type { PortalContext } from '@/kernel/portal/context'
import { LOOK_REASONS } from '../domain/looks'
import { livingOf } from '../operations/livingOf'
import { allUnits } from '../operations/unitLabels'
import { LookForm } from './components/LookForm'

/** Where the desk says why it looks at people's data. */
export const PeopleDesk = async ({ context }: { context: PortalContext }) => {
  const t = await getTranslations()
  const own = (key: string) => t(`households.desk.${key}`)
  const { req, community } = context
  const [units, living] = await Promise.all([
    allUnits(req, community.id),
    livingOf(req, community.id),
  ])
  const reasons = LOOK_REASONS.map((value) => ({
    value,
    label: t(`households.privacy.reasons.${value}`),
  }))
  const labels = {
    unit: own('unit'),
    reason: own('reason'),
    note: own('note'),
    optional: t('common.optional'),
    choose: t('common.choose'),
    pending: t('common.loading'),
    summary: t('forms.errorSummary', { count: 1 }),
  }
  return (
    <div className="flex max-w-2xl flex-col gap-6">
      <Notice>{own('notice')}</Notice>
      <Card title={own('unitTitle')}>
        <LookForm
          community={community.slug}
          units={units}
          reasons={reasons}
          labels={{ ...labels, submit: own('showUnit') }}
        />
      </Card>
      {living?.assistanceRegister === true && (
        <Card title={own('registerTitle')}>
          <LookForm
            community={community.slug}
            reasons={reasons}
            labels={{ ...labels, submit: own('showRegister') }}
          />
        </Card>
      )}
    </div>
  )
}
