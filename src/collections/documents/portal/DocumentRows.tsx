import { FileImage, FileSpreadsheet, FileText, Presentation } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/Badge'
import { List, ListItem } from '@/components/ui/List'
import type { PortalContext } from '@/kernel/portal/context'
import { documentPath } from '../operations/paths'
import type { DocumentLine } from '../operations/readList'

interface RowsProps {
  context: PortalContext
  documents: readonly DocumentLine[]
}

const KINDS = [
  [/^image\//, FileImage],
  [/spreadsheet/, FileSpreadsheet],
  [/presentation/, Presentation],
] as const

/** The title stands beside it: there is nothing more to say of it. */
const Look = ({ document: { type, pictureUrl } }: { document: DocumentLine }) => {
  const Kind = KINDS.find(([pattern]) => pattern.test(type))?.[1] ?? FileText
  return (
    <div className="flex w-12 justify-center">
      {pictureUrl === null ? (
        <Kind aria-hidden className="text-accent size-6" />
      ) : (
        <img
          src={pictureUrl}
          alt=""
          className="border-line h-16 w-12 rounded-sm border object-cover object-top"
        />
      )}
    </div>
  )
}

/** Documents, each with what there is to know before opening it. */
export const DocumentRows = async ({ context, documents }: RowsProps) => {
  const t = await getTranslations('documents')
  const { community, format } = context
  const now = new Date()
  return (
    <List>
      {documents.map((one) => (
        <ListItem
          key={one.id}
          href={documentPath(community.slug, one.id)}
          leading={<Look document={one} />}
          title={<span className="break-words">{one.title}</span>}
          {...(one.description !== '' && { text: one.description })}
          meta={<time dateTime={one.publishedAt}>{format.brief(one.publishedAt, now)}</time>}
          {...((one.category !== null || one.isExpired || one.mustConfirm) && {
            badges: (
              <>
                {one.mustConfirm && <Badge tone="warning">{t('mustConfirm')}</Badge>}
                {one.isExpired && <Badge tone="danger">{t('expiredShort')}</Badge>}
                {one.category !== null && <Badge>{one.category}</Badge>}
              </>
            ),
          })}
        />
      ))}
    </List>
  )
}
