import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/Card'
import { LinkButton } from '@/components/ui/LinkButton'
import type { KnownVisitor } from '../operations/ownVisits'

interface KnownPeopleProps {
  /** Its slug. */
  community: string
  known: readonly KnownVisitor[]
}

/** Whom the person asked in lately: pressed, the form is filled in as it was last time. */
export const KnownPeople = async ({ community, known }: KnownPeopleProps) => {
  const t = await getTranslations('visitors')
  return (
    <Card title={t('again')}>
      <ul role="list" className="flex flex-wrap gap-3">
        {known.map(({ id, name }) => (
          <li key={id} className="max-w-full">
            <LinkButton
              href={`/c/${community}/visitors/new?again=${id}`}
              variant="secondary"
              aria-label={t('againName', { name })}
              className="max-w-full"
            >
              <span className="truncate">{name}</span>
            </LinkButton>
          </li>
        ))}
      </ul>
    </Card>
  )
}
