import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/LinkButton'
import { Notice } from '@/components/ui/Notice'
import type { PortalContext } from '@/kernel/portal/context'

interface DifferencesNoticeProps {
  context: PortalContext
  count: number
}

/** That counts of shelves have left something open. */
export const DifferencesNotice = async ({ context, count }: DifferencesNoticeProps) => {
  const t = await getTranslations('packages.shelfAudit')
  if (count === 0) return null
  return (
    <Notice
      tone="warning"
      title={t('homeNotice', { count })}
      action={
        <LinkButton href={`/c/${context.community.slug}/desk/shelves`} variant="secondary">
          {t('homeLink')}
        </LinkButton>
      }
    />
  )
}
