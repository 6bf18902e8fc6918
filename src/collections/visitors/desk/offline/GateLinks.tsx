import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/LinkButton'

/** The ways to what is there without power or network. */
export const GateLinks = async ({ slug }: { slug: string }) => {
  const t = await getTranslations('visitors.offline')
  return (
    <div className="flex flex-wrap gap-3">
      <LinkButton href={`/c/${slug}/gate/sheet`} variant="secondary">
        {t('sheet.link')}
      </LinkButton>
      <LinkButton href={`/c/${slug}/desk/devices`} variant="secondary">
        {t('nav')}
      </LinkButton>
    </div>
  )
}
