import { Check } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/ui/Notice'
import { RESIDENT_ROLES } from '@/kernel/domain/membership'
import type { PortalContext } from '@/kernel/portal/context'
import { ConfirmForm } from './components/ConfirmForm'

interface AcknowledgementProps {
  context: PortalContext
  /** Of the version. */
  id: string
  acknowledgement: { at: string | null } | null
}

/** Whether the person has said that they read it, where those who live here are asked. */
export const Acknowledgement = async ({ context, id, acknowledgement }: AcknowledgementProps) => {
  const t = await getTranslations('rules')
  if (acknowledgement === null) return null
  if (acknowledgement.at !== null) {
    return (
      <Notice tone="success">
        {t('acknowledged', { at: context.format.dateTime(acknowledgement.at) })}
      </Notice>
    )
  }
  const isAsked = context.roles.some((role) => RESIDENT_ROLES.some((one) => one === role))
  if (!isAsked) return null
  return (
    <Notice
      tone="warning"
      action={
        <ConfirmForm
          community={context.community.slug}
          id={id}
          icon={<Check aria-hidden />}
          labels={{ text: t('acknowledge'), pending: t('acknowledging') }}
        />
      }
    >
      {t('acknowledgeText')}
    </Notice>
  )
}
