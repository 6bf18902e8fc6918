import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { PageHeader } from '@/components/ui/PageHeader'
import { SideLink } from '@/components/ui/shell/NavLink'
import { ICONS } from '../../settings/categories'
import type { Category } from '../../settings/categories'

interface SettingsShellProps {
  /** `/c/<slug>/settings`, or `/settings` for a person without a community. */
  base: string
  categories: readonly Category[]
  /** The page that is shown; none on the page of all categories. */
  current: Category
  /** Above the title. */
  eyebrow?: ReactNode
  children: ReactNode
}

/** The frame of one category: a way back on a telephone, the others at the side on a wide screen. */
export const SettingsShell = async ({
  base,
  categories,
  current,
  eyebrow,
  children,
}: SettingsShellProps) => {
  const t = await getTranslations('users.settings')
  return (
    <div className="lg:grid lg:grid-cols-[14rem_minmax(0,1fr)] lg:gap-10">
      <nav aria-label={t('navigation')} className="hidden lg:block">
        <p className="mb-3 px-3.5 text-lg font-bold">{t('title')}</p>
        <ul role="list" className="flex flex-col gap-1">
          {categories.map((category) => {
            const Icon = ICONS[category]
            return (
              <li key={category}>
                <SideLink
                  item={{
                    href: `${base}/${category}`,
                    label: t(`${category}.title`),
                    icon: <Icon />,
                  }}
                />
              </li>
            )
          })}
        </ul>
      </nav>
      <div className="min-w-0 max-w-2xl">
        <div className="lg:[&_header>a]:hidden">
          <PageHeader
            back={{ href: base, label: t('title') }}
            {...(eyebrow !== undefined && { eyebrow })}
            title={t(`${current}.title`)}
            text={t(`${current}.text`)}
          />
        </div>
        <div className="flex flex-col gap-6">{children}</div>
      </div>
    </div>
  )
}
