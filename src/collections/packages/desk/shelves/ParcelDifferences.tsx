import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/LinkButton'
import { Notice } from '@/components/ui/Notice'
import type { PortalContext } from '@/kernel/portal/context'
import type { Incident } from '../../operations/shelfAudit/incidents'
import { differenceText } from './differenceText'

interface ParcelDifferencesProps {
  context: PortalContext
  differences: readonly Incident[]
}

/** What a count of a shelf left open about a parcel, where the desk looks at it. */
export const ParcelDifferences = async ({ context, differences }: ParcelDifferencesProps) => {
  const t = await getTranslations('packages.shelfAudit')
  const [first] = differences
  if (!first) return null
  return (
    <Notice
      tone="warning"
      title={t('parcelNotice', { what: t(`kinds.${first.kind}`) })}
      className="mb-6"
      action={
        <LinkButton href={`/c/${context.community.slug}/desk/shelves`} variant="secondary">
          {t('homeLink')}
        </LinkButton>
      }
    >
      <p>{differenceText(first, t)}</p>
    </Notice>
  )
}
