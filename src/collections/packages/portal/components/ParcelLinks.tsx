import { ConciergeBell, PackageSearch, UserRoundCheck } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/Card'
import { List, ListItem } from '@/components/ui/List'

/** What else there is around one's parcels. */
export const ParcelLinks = async ({ community }: { community: string }) => {
  const t = await getTranslations('packages')
  const base = `/c/${community}/packages`
  const icon = (Icon: typeof PackageSearch) => <Icon aria-hidden className="text-accent size-6" />
  return (
    <Card title={t('own.more.title')} isFlush>
      <List>
        <ListItem
          href={`${base}/expected`}
          leading={icon(PackageSearch)}
          title={t('own.expected.link')}
          text={t('own.expected.linkText')}
        />
        <ListItem
          href={`${base}/someone-else`}
          leading={icon(UserRoundCheck)}
          title={t('proxies.link')}
          text={t('own.more.someoneElse')}
        />
        <ListItem
          href={`${base}/for-the-desk`}
          leading={icon(ConciergeBell)}
          title={t('standing.link')}
          text={t('own.more.forTheDesk')}
        />
      </List>
    </Card>
  )
}
