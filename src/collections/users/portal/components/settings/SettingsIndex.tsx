import { getTranslations } from 'next-intl/server'
import { Avatar } from '@/components/ui/Avatar'
import { Card } from '@/components/ui/Card'
import { List, ListItem } from '@/components/ui/List'
import { PageHeader } from '@/components/ui/PageHeader'
import type { PortalPerson } from '@/kernel/portal/context'
import { ICONS } from '../../settings/categories'
import type { Category } from '../../settings/categories'

interface SettingsIndexProps {
  base: string
  categories: readonly Category[]
  person: PortalPerson
  /** "Owner" */
  roleLabel?: string
}

/** All categories, each with a word on what is behind it. */
export const SettingsIndex = async ({
  base,
  categories,
  person,
  roleLabel,
}: SettingsIndexProps) => {
  const t = await getTranslations('users.settings')
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title={t('title')} />
      <div className="mb-6 flex items-center gap-4">
        <Avatar
          name={person.name}
          size="large"
          {...(person.photo !== null && { src: person.photo })}
        />
        <div className="min-w-0">
          <p className="truncate text-lg font-semibold">{person.name}</p>
          <p className="text-muted break-all">{person.email}</p>
          {roleLabel !== undefined && <p className="text-muted">{roleLabel}</p>}
        </div>
      </div>
      <Card isFlush>
        <List>
          {categories.map((category) => {
            const Icon = ICONS[category]
            return (
              <ListItem
                key={category}
                href={`${base}/${category}`}
                title={t(`${category}.title`)}
                text={t(`${category}.text`)}
                leading={
                  <span className="bg-accent-soft text-accent rounded-small grid size-11 place-items-center">
                    <Icon aria-hidden className="size-5" />
                  </span>
                }
              />
            )
          })}
        </List>
      </Card>
    </div>
  )
}
