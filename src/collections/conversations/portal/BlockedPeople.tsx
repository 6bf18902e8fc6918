import { getTranslations } from 'next-intl/server'
import { Avatar } from '@/components/ui/Avatar'
import { Card } from '@/components/ui/Card'
import { List, ListItem } from '@/components/ui/List'
import type { PortalContext } from '@/kernel/portal/context'
import { BlockButton } from './components/BlockButton'
import { myBlocks } from './queries'

/** Whom the person has blocked; a part of the privacy settings. */
export const BlockedPeople = async ({ context }: { context: PortalContext }) => {
  const [t, people] = await Promise.all([
    getTranslations('conversations.portal.block'),
    myBlocks(context),
  ])
  return (
    <Card title={t('list')} isFlush={people.length > 0}>
      {people.length === 0 ? (
        <p className="text-muted">{t('nobody')}</p>
      ) : (
        <List>
          {people.map(({ id, name, since }) => (
            <ListItem
              key={id}
              leading={<Avatar name={name} />}
              title={name}
              text={t('since', { day: context.format.date(new Date(since)) })}
              badges={
                <BlockButton
                  what="unblock"
                  variant="quiet"
                  community={context.community.slug}
                  person={id}
                  labels={{
                    text: t('unblock'),
                    name: t('unblockWho', { name }),
                    pending: t('working'),
                  }}
                />
              }
            />
          ))}
        </List>
      )}
    </Card>
  )
}
