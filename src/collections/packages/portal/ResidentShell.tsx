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
import { MessagesPulse } from '@/collections/conversations/public'
import { DESK_ROLES, RESIDENT_ROLES } from '@/kernel/domain/membership'
import type { PortalContext } from '@/kernel/portal/context'
import { liveConfig } from '@/kernel/portal/live/config'
import { Shell } from '@/kernel/portal/Shell'
import { frameCounts } from './home'
import type { FrameCounts } from './home'
import { residentChannels } from './queries'

interface ResidentShellProps {
  context: PortalContext
  /** Where the page has asked for them with what it shows. */
  counts?: FrameCounts
  children: ReactNode
}

/** The frame of the residents' pages. */
export const ResidentShell = async ({ context, counts, children }: ResidentShellProps) => {
  const t = await getTranslations()
  const home = `/c/${context.community.slug}`
  const { community, person } = context
  const { parcels, conversations, announcements, notices } = counts ?? (await frameCounts(context))
  const worksAtDesk = context.roles.some((role) => DESK_ROLES.some((desk) => desk === role))
  const livesHere = context.roles.some((role) => RESIDENT_ROLES.some((held) => held === role))
  return (
    <Shell
      context={context}
      home={home}
      notices={notices}
      channels={residentChannels(context)}
      roleLabel={context.roles.map((role) => t(`users.roles.${role}`)).join(', ')}
      items={[
        { href: home, label: t('packages.nav.home'), icon: <House />, isExact: true },
        {
          href: `${home}/packages`,
          label: t('packages.nav.packages'),
          icon: <Package />,
          count: parcels,
          countLabel: t('packages.home.waiting', { count: parcels }),
        },
        {
          href: `${home}/messages`,
          label: t('conversations.portal.nav'),
          icon: <MessageCircle />,
          count: conversations,
          countLabel: t('conversations.portal.unread', { count: conversations }),
        },
        {
          href: `${home}/announcements`,
          label: t('announcements.nav'),
          icon: <Megaphone />,
          count: announcements,
          countLabel: t('announcements.unread', { count: announcements }),
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
