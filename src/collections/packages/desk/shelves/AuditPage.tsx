import { CircleCheck, CircleOff } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/Card'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import type { PortalContext } from '@/kernel/portal/context'
import { EVERY_SHELF } from '../../domain/shelfAudit'
import type { Audit } from '../../operations/shelfAudit/auditView'
import type { Incident } from '../../operations/shelfAudit/incidents'
import type { Line } from '../../operations/shelfAudit/lines'
import { countLabels } from './countLabels'
import { Differences } from './Differences'
import { ShelfCount } from '../components/shelves/ShelfCount'

interface AuditPageProps {
  context: PortalContext
  audit: Audit
  expected: readonly Line[]
  counted: readonly { code: string; parcel: Line | null }[]
  differences: readonly Incident[]
}

type FoundProps = Pick<AuditPageProps, 'context' | 'audit' | 'differences'>

/** What came of a count. */
const Found = async ({ context, audit, differences }: FoundProps) => {
  const t = await getTranslations('packages.shelfAudit')
  if (audit.state === 'cancelled') {
    return (
      <Card>
        <EmptyState icon={<CircleOff />} title={t('cancelled')} text={t('cancelledText')} />
      </Card>
    )
  }
  if (differences.length === 0) {
    return (
      <Card>
        <EmptyState
          icon={<CircleCheck />}
          title={t('agrees')}
          text={t('agreesText', { count: audit.counted })}
        />
      </Card>
    )
  }
  return (
    <Card title={t('differences', { count: differences.length })} isFlush>
      <Differences context={context} differences={differences} />
    </Card>
  )
}

/** A count: while it is open to be counted in, then with what it found. */
export const AuditPage = async ({
  context,
  audit,
  expected,
  counted,
  differences,
}: AuditPageProps) => {
  const t = await getTranslations('packages.shelfAudit')
  const { format, community } = context
  const now = new Date()
  const isOpen = audit.state === 'open'
  const name = isOpen ? audit.startedBy : audit.finishedBy
  const when = format.brief(isOpen ? audit.startedAt : (audit.finishedAt ?? audit.startedAt), now)
  const said = isOpen ? 'begun' : 'finishedBy'
  const nobody = isOpen ? 'begunByNobody' : 'finishedByNobody'
  return (
    <>
      <PageHeader
        back={{ href: `/c/${community.slug}/desk/shelves`, label: t('back') }}
        eyebrow={t(isOpen ? 'counting' : 'finished')}
        title={audit.shelf === EVERY_SHELF ? t('everything') : audit.shelf}
        text={name === null ? t(nobody, { when }) : t(said, { name, when })}
      />
      {isOpen ? (
        <ShelfCount
          community={community.slug}
          id={audit.id}
          expected={expected}
          counted={counted}
          labels={await countLabels()}
        />
      ) : (
        <Found context={context} audit={audit} differences={differences} />
      )}
    </>
  )
}
