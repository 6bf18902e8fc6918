import 'server-only'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { accentStyle } from '@/components/ui/accent'
import { OfflineBanner } from '@/components/ui/OfflineBanner'
import { AppShell } from '@/components/ui/shell/AppShell'
import type { NavItem } from '@/components/ui/shell/navItem'
import { countUnread } from '../notifications/operations/bell'
import { userChannel } from '../realtime/channels'
import type { PortalContext } from './context'
import { liveConfig } from './live/config'
import { LiveRefresh } from './components/LiveRefresh'
import { PlainHttpNotice } from './components/PlainHttpNotice'

interface ShellProps {
  context: PortalContext
  items: readonly NavItem[]
  /** Where the community's name leads. */
  home: string
  /** "Owner, 4B" */
  roleLabel?: string
  /** How many notices of the community are unread, where that was asked with other things. */
  notices?: number
  /** What the page listens to, besides the person's own channel. */
  channels: readonly string[]
  /** Below the word on the network. */
  banner?: ReactNode
  children: ReactNode
}

/** The frame of a community's pages, in its colour, kept up to date by its channels. */
export const Shell = async ({
  context,
  items,
  home,
  roleLabel,
  notices,
  channels,
  banner,
  children,
}: ShellProps) => {
  const { req, community, person, hasOthers } = context
  const t = await getTranslations()
  const unread = notices ?? (await countUnread(req)).communities[community.id] ?? 0
  // The bell lives on the person's own channel, whatever page it is on.
  const heard = [...new Set([...channels, userChannel(person.id)])]
  const logo = community.logo === null ? undefined : `/api/media/file/${community.logo}`
  return (
    <div data-accent style={accentStyle(community.themeColor)}>
      <AppShell
        community={{
          name: community.name,
          href: home,
          ...(logo !== undefined && { logoSrc: logo }),
        }}
        person={{
          name: person.name,
          href: `/c/${community.slug}/settings`,
          ...(person.photo !== null && { avatarSrc: person.photo }),
          ...(roleLabel !== undefined && { roleLabel }),
        }}
        items={items}
        bell={{
          href: `/c/${community.slug}/notices`,
          label: t('navigation.notices'),
          count: unread,
          countLabel: t('navigation.unreadNotices', { count: unread }),
        }}
        search={{ href: `/c/${community.slug}/search`, label: t('common.search') }}
        labels={{
          skipToContent: t('navigation.skipToContent'),
          mainNavigation: t('navigation.main'),
          more: t('navigation.more'),
          account: t('navigation.account'),
          signOut: t('common.signOut'),
          switchCommunity: t('navigation.switchCommunity'),
        }}
        signOut="/sign-out"
        {...(hasOthers && { switchHref: '/communities' })}
        banner={
          <>
            <OfflineBanner text={t('connection.offline')} />
            <PlainHttpNotice text={t('plainHttp.notice')} why={t('plainHttp.why')} />
            {banner}
          </>
        }
      >
        {children}
      </AppShell>
      <LiveRefresh
        config={liveConfig(person.id)}
        channels={heard}
        label={t('connection.reconnecting')}
      />
    </div>
  )
}
