import { ArrowLeftRight, LogOut } from 'lucide-react'
import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'
import { Avatar } from '../Avatar'
import { type Community, CommunityMark } from './CommunityMark'
import { MoreMenu } from './MoreMenu'
import type { BellItem, NavItem, SearchItem } from './navItem'
import { BellLink, BottomLink, SearchLink, SideLink } from './NavLink'

export interface ShellPerson {
  name: string
  /** Their settings. */
  href: string
  avatarSrc?: string
  /** "Owner, 4B" */
  roleLabel?: string
}

export interface ShellLabels {
  skipToContent: string
  mainNavigation: string
  more: string
  account: string
  signOut: string
  switchCommunity: string
}

export interface AppShellProps {
  community: Community
  person: ShellPerson
  /** In the order of their weight: a telephone shows the first four, the rest is behind "More". */
  items: readonly NavItem[]
  /** Stands beside the community's name on every screen. */
  bell: BellItem
  search: SearchItem
  labels: ShellLabels
  /** Action or address of the sign-out form. */
  signOut: ComponentProps<'form'>['action']
  /** Only for those who belong to several communities. */
  switchHref?: string
  /** Above the page: OfflineBanner, an emergency. */
  banner?: ReactNode
  /** Below the side menu and in "More": language, appearance. */
  extra?: ReactNode
  children: ReactNode
}

const BAR_PLACES = 4

const ROW =
  'rounded-control hover:bg-line/50 flex min-h-12 w-full items-center gap-3 px-3.5 py-2 text-left font-medium'

type FootProps = Pick<AppShellProps, 'person' | 'labels' | 'signOut' | 'switchHref' | 'extra'>

const Foot = ({ person, labels, signOut, switchHref, extra }: FootProps) => (
  <div className="flex flex-col gap-1">
    {extra}
    {switchHref !== undefined && (
      <Link href={switchHref} className={ROW}>
        <ArrowLeftRight aria-hidden className="text-muted size-5 shrink-0" />
        {labels.switchCommunity}
      </Link>
    )}
    <form action={signOut} method={typeof signOut === 'string' ? 'post' : undefined}>
      <button type="submit" className={ROW}>
        <LogOut aria-hidden className="text-muted size-5 shrink-0" />
        {labels.signOut}
      </button>
    </form>
    <Link href={person.href} className={`${ROW} py-2.5`}>
      <Avatar name={person.name} src={person.avatarSrc} size="small" className="-ml-1" />
      <span className="min-w-0">
        <span className="sr-only">{labels.account}: </span>
        <span className="block truncate font-semibold">{person.name}</span>
        {person.roleLabel !== undefined && (
          <span className="text-muted block truncate">{person.roleLabel}</span>
        )}
      </span>
    </Link>
  </div>
)

const SideNav = ({
  community,
  bell,
  search,
  items,
  ...foot
}: Omit<AppShellProps, 'children' | 'banner'>) => (
  <aside className="bg-sunken border-line sticky top-0 hidden h-dvh flex-col gap-6 overflow-y-auto border-r p-4 lg:flex print:hidden">
    <div className="flex items-center justify-between gap-2 px-1.5 pt-2">
      <CommunityMark community={community} />
      <div className="flex">
        <SearchLink search={search} />
        <BellLink bell={bell} />
      </div>
    </div>
    <nav aria-label={foot.labels.mainNavigation} className="grow">
      <ul role="list" className="flex flex-col gap-1">
        {items.map((item) => (
          <li key={item.href}>
            <SideLink item={item} />
          </li>
        ))}
      </ul>
    </nav>
    <div className="border-line border-t pt-3">
      <Foot {...foot} />
    </div>
  </aside>
)

const BottomNav = ({
  items,
  ...foot
}: Omit<AppShellProps, 'children' | 'banner' | 'community' | 'bell' | 'search'>) => (
  <nav
    aria-label={foot.labels.mainNavigation}
    className="bg-surface border-line fixed inset-x-0 bottom-0 z-30 border-t px-1 pb-[env(safe-area-inset-bottom)] lg:hidden print:hidden"
  >
    {/* Each place as wide as its word needs, so that a long one is not cut on a narrow telephone. */}
    <ul role="list" className="mx-auto flex max-w-xl py-1.5">
      {items.slice(0, BAR_PLACES).map((item) => (
        <li key={item.href} className="min-w-0 flex-auto">
          <BottomLink item={item} />
        </li>
      ))}
      <li className="min-w-0 flex-auto">
        <MoreMenu label={foot.labels.more}>
          <ul role="list" className="flex flex-col gap-1">
            {items.slice(BAR_PLACES).map((item) => (
              <li key={item.href}>
                <SideLink item={item} />
              </li>
            ))}
          </ul>
          <div className="border-line mt-2 border-t pt-2">
            <Foot {...foot} />
          </div>
        </MoreMenu>
      </li>
    </ul>
  </nav>
)

/** The frame of portal and desk: a bar at the bottom on a telephone, a menu at the side else. */
export const AppShell = ({ banner, children, ...shell }: AppShellProps) => (
  <div className="lg:grid lg:grid-cols-[18rem_minmax(0,1fr)]">
    <a
      href="#content"
      className="bg-ink text-canvas rounded-control fixed top-2 left-2 z-50 -translate-y-20 px-5 py-3 font-semibold focus:translate-y-0"
    >
      {shell.labels.skipToContent}
    </a>
    <SideNav {...shell} />
    <div className="min-w-0 pb-[calc(5.5rem+env(safe-area-inset-bottom))] lg:pb-12">
      <header className="bg-canvas border-line flex items-center justify-between gap-3 border-b px-4 py-2 lg:hidden print:hidden">
        <CommunityMark community={shell.community} />
        <div className="flex shrink-0 items-center gap-1">
          <SearchLink search={shell.search} />
          <BellLink bell={shell.bell} />
          <Link
            href={shell.person.href}
            aria-label={shell.labels.account}
            className="rounded-pill grid size-11 shrink-0 place-items-center"
          >
            <Avatar name={shell.person.name} src={shell.person.avatarSrc} size="small" />
          </Link>
        </div>
      </header>
      {banner}
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto w-full max-w-5xl px-4 py-6 outline-none sm:px-8 lg:py-10"
      >
        {children}
      </main>
    </div>
    <BottomNav {...shell} />
  </div>
)
