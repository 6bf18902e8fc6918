import type { ReactNode } from 'react'
import { ResidentShell } from '@/collections/packages/portal/ResidentShell'
import type { Category } from '@/collections/users/portal/settings/categories'
import { categoriesIn } from '@/collections/users/portal/settings/categoriesIn'
import { SettingsShell } from '@/collections/users/portal/components/settings/SettingsShell'
import type { PortalContext } from '@/kernel/portal/context'

interface CommunityFrameProps {
  context: PortalContext
  current: Category
  children: ReactNode
}

/** A category of the settings inside the community's own frame. */
export const CommunityFrame = ({ context, current, children }: CommunityFrameProps) => (
  <ResidentShell context={context}>
    <SettingsShell
      base={`/c/${context.community.slug}/settings`}
      categories={categoriesIn(context)}
      current={current}
    >
      {children}
    </SettingsShell>
  </ResidentShell>
)
