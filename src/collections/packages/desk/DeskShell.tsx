import {
  BookUser,
  ClipboardPenLine,
  DoorClosed,
  DoorOpen,
  History,
  Inbox,
  LibraryBig,
  PackagePlus,
  ScanLine,
  UserPlus,
  WifiOff,
} from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { RESIDENT_ROLES } from '@/kernel/domain/membership'
import type { PortalContext } from '@/kernel/portal/context'
import { OfflineKeeper } from '@/kernel/portal/components/offline/OfflineKeeper'
import { Shell } from '@/kernel/portal/Shell'
import { deskChannels } from './queries'

interface DeskShellProps {
  context: PortalContext
  children: ReactNode
}

/** The frame of the desk's pages. */
export const DeskShell = async ({ context, children }: DeskShellProps) => {
  const t = await getTranslations()
  const desk = `/c/${context.community.slug}/desk`
  const livesHere = context.roles.some((role) => RESIDENT_ROLES.some((held) => held === role))
  return (
    <Shell
      context={context}
      home={desk}
      channels={deskChannels(context)}
      banner={
        <OfflineKeeper
          slug={context.community.slug}
          labels={{
            waitingOne: t('packages.offline.banner.waitingOne'),
            waiting: t('packages.offline.banner.waiting'),
            open: t('packages.offline.banner.open'),
            goOn: t('packages.offline.banner.goOn'),
            notEnrolled: t('packages.offline.banner.notEnrolled'),
            wiped: t('packages.offline.banner.wiped'),
          }}
        />
      }
      roleLabel={context.roles.map((role) => t(`users.roles.${role}`)).join(', ')}
      items={[
        { href: desk, label: t('packages.nav.waiting'), icon: <Inbox />, isExact: true },
        { href: `${desk}/packages/new`, label: t('packages.nav.log'), icon: <PackagePlus /> },
        { href: `${desk}/scan`, label: t('packages.nav.scan'), icon: <ScanLine /> },
        { href: `${desk}/history`, label: t('packages.nav.history'), icon: <History /> },
        {
          href: `/c/${context.community.slug}/gate`,
          label: t('visitors.gate.nav'),
          icon: <DoorClosed />,
        },
        { href: `${desk}/shelves`, label: t('packages.shelfAudit.nav'), icon: <LibraryBig /> },
        { href: `${desk}/shift`, label: t('packages.shift.nav'), icon: <ClipboardPenLine /> },
        { href: `${desk}/people`, label: t('households.desk.nav'), icon: <BookUser /> },
        {
          href: `${desk}/residents/new`,
          label: t('admissions.desk.nav'),
          icon: <UserPlus />,
        },
        { href: `${desk}/devices`, label: t('packages.offline.nav'), icon: <WifiOff /> },
        ...(livesHere
          ? [
              {
                href: `/c/${context.community.slug}`,
                label: t('packages.nav.portal'),
                icon: <DoorOpen />,
              },
            ]
          : []),
      ]}
    >
      {children}
    </Shell>
  )
}
