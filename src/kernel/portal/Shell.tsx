import 'server-only'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { accentStyle } from '@/components/ui/accent'
import { OfflineBanner } from '@/components/ui/OfflineBanner'
import { AppShell } from '@/components/ui/shell/AppShell'
import type { NavItem } from '@/components/ui/shell/navItem'
import type { PortalContext } from './context'
import { liveConfig } from './live/config'
import { LiveRefresh } from './live/LiveRefresh'

interface ShellProps {
  context: PortalContext
  items: readonly NavItem[]
  /** Where the community's name leads. */
  home: string
  /** "Owner, 4B" */
  roleLabel?: string
  /** What the page listens to. */
  channels: readonly string[]
  children: ReactNode
}

/** The frame of a community's pages, in its colour, kept up to date by its channels. */
export const Shell = async ({
  context,
  items,
  home,
  roleLabel,
  channels,
  children,
}: ShellProps) => {
  const { community, person, hasOthers } = context
  const t = await getTranslations()
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
        banner={<OfflineBanner text={t('connection.offline')} />}
      >
        {children}
      </AppShell>
      <LiveRefresh
        config={liveConfig(person.id)}
        channels={channels}
        label={t('connection.reconnecting')}
      />
    </div>
  )
}
