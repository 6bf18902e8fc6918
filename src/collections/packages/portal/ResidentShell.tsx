import {
  BookUser,
  ConciergeBell,
  FolderOpen,
  House,
  Megaphone,
  MessageCircle,
  Package,
  UserRoundCheck,
} from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { countUnreadAnnouncements } from '@/collections/announcements/public'
import { MessagesPulse, unreadConversations } from '@/collections/conversations/public'
import { DESK_ROLES, RESIDENT_ROLES } from '@/kernel/domain/membership'
import type { PortalContext } from '@/kernel/portal/context'
import { liveConfig } from '@/kernel/portal/live/config'
import { Shell } from '@/kernel/portal/Shell'
import { myParcels, residentChannels } from './queries'

interface ResidentShellProps {
  context: PortalContext
  children: ReactNode
}

/** The frame of the residents' pages. */
export const ResidentShell = async ({ context, children }: ResidentShellProps) => {
  const t = await getTranslations()
  const home = `/c/${context.community.slug}`
  const { req, community, person } = context
  const [{ length: waiting }, { unread }, news] = await Promise.all([
    myParcels(context),
    unreadConversations({ req, community: community.id }),
    countUnreadAnnouncements(req, community.id),
  ])
  const worksAtDesk = context.roles.some((role) => DESK_ROLES.some((desk) => desk === role))
  const livesHere = context.roles.some((role) => RESIDENT_ROLES.some((held) => held === role))
  return (
    <Shell
      context={context}
      home={home}
      channels={residentChannels(context)}
      roleLabel={context.roles.map((role) => t(`users.roles.${role}`)).join(', ')}
      items={[
        { href: home, label: t('packages.nav.home'), icon: <House />, isExact: true },
        {
          href: `${home}/packages`,
          label: t('packages.nav.packages'),
          icon: <Package />,
          count: waiting,
          countLabel: t('packages.home.waiting', { count: waiting }),
        },
        {
          href: `${home}/messages`,
          label: t('conversations.portal.nav'),
          icon: <MessageCircle />,
          count: unread,
          countLabel: t('conversations.portal.unread', { count: unread }),
        },
        {
          href: `${home}/announcements`,
          label: t('announcements.nav'),
          icon: <Megaphone />,
          count: news,
          countLabel: t('announcements.unread', { count: news }),
        },
        ...(livesHere
          ? [{ href: `${home}/visitors`, label: t('visitors.nav'), icon: <UserRoundCheck /> }]
          : []),
        { href: `${home}/documents`, label: t('documents.nav'), icon: <FolderOpen /> },
        ...(worksAtDesk || livesHere
          ? [{ href: `${home}/people`, label: t('households.directory.nav'), icon: <BookUser /> }]
          : []),
        ...(worksAtDesk
          ? [{ href: `${home}/desk`, label: t('packages.nav.desk'), icon: <ConciergeBell /> }]
          : []),
      ]}
    >
      {children}
      <MessagesPulse
        community={{ id: community.id, slug: community.slug }}
        person={person.id}
        config={liveConfig(person.id)}
      />
    </Shell>
  )
}
