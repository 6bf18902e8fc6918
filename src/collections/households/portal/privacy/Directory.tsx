import { BookUser, Search } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { Avatar } from '@/components/ui/Avatar'
import { Button } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'
import { List } from '@/components/ui/List'
import { TextField } from '@/components/ui/TextField'
import { formatPhone } from '@/kernel/phone'
import { portraitAddress } from '@/kernel/portal/context'
import type { PortalContext } from '@/kernel/portal/context'
import { orNotFound } from '@/kernel/portal/orNotFound'
import { searchDirectory } from '../../operations/directory'
import type { Neighbour } from '../../operations/directory'

const Person = ({ person }: { person: Neighbour }) => {
  const { name, unit, phone, email, about } = person
  const photo = portraitAddress(person.photo)
  return (
    <li className="flex items-start gap-4 px-5 py-4 sm:px-6">
      <Avatar name={name} {...(photo !== null && { src: photo })} />
      <div className="min-w-0">
        <p className="font-semibold">{name}</p>
        {unit !== null && <p className="text-muted">{unit}</p>}
        {about !== null && <p className="mt-1">{about}</p>}
        {phone !== null && (
          <p>
            <a href={`tel:${phone}`} className="text-link inline-flex min-h-11 items-center">
              {formatPhone(phone)}
            </a>
          </p>
        )}
        {email !== null && (
          <p>
            <a
              href={`mailto:${email}`}
              className="text-link inline-flex min-h-11 items-center break-all"
            >
              {email}
            </a>
          </p>
        )}
      </div>
    </li>
  )
}

/** The neighbours who let themselves be found. */
export const Directory = async ({ context, words }: { context: PortalContext; words: string }) => {
  const t = await getTranslations()
  const { req, community } = context
  const people = await orNotFound(searchDirectory({ req, community: community.id, words }))
  return (
    <div className="flex max-w-2xl flex-col gap-5">
      <form role="search" className="flex items-end gap-3">
        <TextField
          name="q"
          type="search"
          label={t('households.directory.search')}
          defaultValue={words}
          maxLength={80}
          className="grow"
        />
        <Button type="submit" className="mb-0.5">
          <Search aria-hidden />
          {t('common.search')}
        </Button>
      </form>
      <Card isFlush>
        {people.length === 0 ? (
          <EmptyState
            icon={<BookUser />}
            title={words === '' ? t('households.directory.empty') : t('states.noResults.title')}
            text={words === '' ? t('households.directory.emptyText') : t('states.noResults.text')}
            {...(words === '' && {
              action: (
                <LinkButton href={`/c/${community.slug}/settings/privacy`}>
                  {t('households.directory.join')}
                </LinkButton>
              ),
            })}
          />
        ) : (
          <List>
            {people.map((person) => (
              <Person key={person.id} person={person} />
            ))}
          </List>
        )}
      </Card>
    </div>
  )
}
