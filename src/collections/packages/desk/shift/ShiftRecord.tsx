import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/Card'
import type { PortalContext } from '@/kernel/portal/context'
import type { Shift } from '../../operations/shift/shiftView'
import { Counts } from './Counts'

interface SignedProps {
  title: string
  person: Shift['from']
}

const Signed = async ({ title, person: { name, signature, signatureUrl } }: SignedProps) => {
  const t = await getTranslations('packages.shift')
  const said = t(signature === 'screen' ? 'signedBy' : 'signedOnPaper', { name })
  return (
    <figure className="flex min-w-0 flex-1 flex-col gap-2">
      <figcaption>
        <span className="text-muted block">{title}</span>
        <span className="font-medium">{said}</span>
      </figcaption>
      {signatureUrl !== null && (
        <img
          src={signatureUrl}
          alt={said}
          className="border-line rounded-control w-full max-w-xs border bg-[#fff]"
        />
      )}
    </figure>
  )
}

interface ShiftRecordProps {
  context: PortalContext
  shift: Shift
}

/** What a shift left to the next: its words, its figures, and who signed. */
export const ShiftRecord = async ({ context, shift }: ShiftRecordProps) => {
  const t = await getTranslations('packages.shift')
  const { format } = context
  const { note, counts, at, since, from, to, endedAt, signaturesRemovedAt } = shift
  return (
    <div className="flex flex-col gap-6">
      <Card title={t('note')}>
        <p className="text-lg break-words whitespace-pre-wrap">{note}</p>
      </Card>
      <Card title={t('countsTitle')}>
        <Counts context={context} counts={counts} />
        <p className="text-muted mt-4">
          {t('frozen', { when: format.dateTime(at), since: format.dateTime(since) })}
        </p>
      </Card>
      <Card title={t('signature')}>
        <div className="flex flex-wrap gap-6">
          <Signed title={t('handedOverBy')} person={from} />
          {to !== null && (
            <Signed
              title={t('takenOverBy', { when: format.dateTime(endedAt ?? at) })}
              person={to}
            />
          )}
        </div>
        {signaturesRemovedAt !== null && (
          <p className="text-muted mt-4">
            {t('signaturesRemoved', { day: format.date(signaturesRemovedAt) })}
          </p>
        )}
      </Card>
    </div>
  )
}
