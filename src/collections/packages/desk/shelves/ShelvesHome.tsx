import { CircleCheck, Layers, PackageSearch } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/Badge'
import { Card } from '@/components/ui/Card'
import { DataList } from '@/components/ui/DataList'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import type { PortalContext } from '@/kernel/portal/context'
import { EVERY_SHELF } from '../../domain/shelfAudit'
import type { Audit, CountableShelf } from '../../operations/shelfAudit/auditView'
import type { Incident } from '../../operations/shelfAudit/incidents'
import { Differences } from './Differences'
import { StartShelf } from '../components/shelves/StartShelf'

interface ShelvesHomeProps {
  context: PortalContext
  shelves: readonly CountableShelf[]
  open: readonly Audit[]
  finished: readonly Audit[]
  differences: readonly Incident[]
}

type ShelfGridProps = Pick<ShelvesHomeProps, 'context' | 'shelves' | 'open'>

const ShelfGrid = async ({ context, shelves, open }: ShelfGridProps) => {
  const t = await getTranslations('packages.shelfAudit')
  const { format, community } = context
  const now = new Date()
  const counting = new Set(open.map(({ shelf }) => shelf))
  const labelFor = (shelf: string, name: string) =>
    t(counting.has(shelf) ? 'goOn' : 'start', { shelf: name })
  return (
    <ul role="list" className="grid grid-cols-2 gap-3 sm:grid-cols-3 xl:grid-cols-4">
      {shelves.map(({ name, waiting, countedAt }) => (
        <li key={name}>
          <StartShelf community={community.slug} shelf={name} label={labelFor(name, name)}>
            <span aria-hidden className="text-xl font-bold break-words">
              {name}
            </span>
            <span>{t('waiting', { count: waiting })}</span>
            {counting.has(name) ? (
              <Badge tone="accent">{t('isOpen')}</Badge>
            ) : (
              <span className="text-muted">
                {countedAt === null
                  ? t('never')
                  : t('counted', { when: format.brief(countedAt, now) })}
              </span>
            )}
          </StartShelf>
        </li>
      ))}
    </ul>
  )
}

const LastCounts = async ({
  context,
  finished,
}: Pick<ShelvesHomeProps, 'context' | 'finished'>) => {
  const t = await getTranslations('packages.shelfAudit')
  const { format, community } = context
  const now = new Date()
  return (
    <Card title={t('lastTitle')} isFlush>
      <DataList
        caption={t('lastTitle')}
        columns={[
          { key: 'shelf', header: t('columns.shelf'), isTitle: true },
          { key: 'counted', header: t('columns.counted'), isNumeric: true },
          { key: 'differences', header: t('columns.differences'), isNumeric: true },
          { key: 'by', header: t('columns.by') },
          { key: 'when', header: t('columns.when') },
        ]}
        rows={finished.map((audit) => {
          const at = audit.finishedAt ?? audit.startedAt
          return {
            id: audit.id,
            href: `/c/${community.slug}/desk/shelves/${audit.id}`,
            cells: {
              shelf: audit.shelf === EVERY_SHELF ? t('everything') : audit.shelf,
              counted: format.number(audit.counted),
              differences:
                audit.differences === 0 ? t('none') : format.number(audit.differences ?? 0),
              by: audit.finishedBy ?? '–',
              when: <time dateTime={at}>{format.brief(at, now)}</time>,
            },
          }
        })}
      />
    </Card>
  )
}

/** The shelves to count, what counts have left open, and the last of them. */
export const ShelvesHome = async ({
  context,
  shelves,
  open,
  finished,
  differences,
}: ShelvesHomeProps) => {
  const t = await getTranslations('packages.shelfAudit')
  const areas = [...new Set(shelves.map(({ area }) => area))]
  const isEverythingOpen = open.some(({ shelf }) => shelf === EVERY_SHELF)
  return (
    <>
      <PageHeader eyebrow={context.community.name} title={t('title')} text={t('text')} />
      <div className="flex flex-col gap-8">
        {differences.length > 0 && (
          <Card title={t('openTitle')} isFlush>
            <p className="text-muted px-5 pb-1 sm:px-6">
              {t('openText', { count: differences.length })}
            </p>
            <Differences context={context} differences={differences} />
          </Card>
        )}
        {shelves.length === 0 ? (
          <Card>
            <EmptyState icon={<PackageSearch />} title={t('noShelves')} text={t('noShelvesText')} />
          </Card>
        ) : (
          <section className="flex flex-col gap-6">
            <h2 className="text-xl font-bold">{t('choose')}</h2>
            {areas.map((area) => (
              <div key={area} className="flex flex-col gap-3">
                <h3 className="text-muted font-semibold">{area === '' ? t('noArea') : area}</h3>
                <ShelfGrid
                  context={context}
                  shelves={shelves.filter((shelf) => shelf.area === area)}
                  open={open}
                />
              </div>
            ))}
          </section>
        )}
        <div className="max-w-xl">
          <StartShelf
            community={context.community.slug}
            shelf={EVERY_SHELF}
            label={t(isEverythingOpen ? 'goOn' : 'start', { shelf: t('everything') })}
          >
            <span aria-hidden className="flex items-center gap-2 text-lg font-bold">
              <Layers aria-hidden className="size-5" />
              {t('everything')}
            </span>
            {isEverythingOpen ? (
              <Badge tone="accent">{t('isOpen')}</Badge>
            ) : (
              <span className="text-muted">{t('everythingText')}</span>
            )}
          </StartShelf>
        </div>
        {differences.length === 0 && finished.length > 0 && (
          <p className="text-success flex items-center gap-2 font-medium">
            <CircleCheck aria-hidden className="size-6" />
            {t('openNone')}
          </p>
        )}
        {finished.length > 0 && <LastCounts context={context} finished={finished} />}
      </div>
    </>
  )
}
