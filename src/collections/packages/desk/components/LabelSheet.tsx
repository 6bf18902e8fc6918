import { Printer } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/Button'
import { Checkbox } from '@/components/ui/Checkbox'
import { RadioGroup } from '@/components/ui/RadioGroup'
import type { PortalContext } from '@/kernel/portal/context'
import { LABEL_PAPERS } from '../../domain/labelPaper'
import type { ParcelView } from '../../operations/parcelView'

interface LabelSheetProps {
  context: PortalContext
  /** Newest first. */
  parcels: readonly ParcelView[]
}

const HOUR_MS = 3600 * 1000

/** A plain form that asks for the file: it works without scripts. What came in lately is ticked. */
export const LabelSheet = async ({ context, parcels }: LabelSheetProps) => {
  const t = await getTranslations('packages')
  const { community, format } = context
  const now = new Date()
  return (
    <form
      action={`/api/c/${community.slug}/packages/labels.pdf`}
      target="_blank"
      className="flex flex-col gap-5"
    >
      <RadioGroup
        name="paper"
        label={t('desk.labels.paper')}
        defaultValue="roll"
        options={LABEL_PAPERS.map((paper) => ({
          value: paper,
          label: t(`desk.labels.papers.${paper}`),
        }))}
      />
      <fieldset>
        <legend className="font-medium">{t('desk.labels.parcels')}</legend>
        {parcels.map((parcel) => (
          <Checkbox
            key={parcel.id}
            id={`label-${parcel.id}`}
            name="id"
            value={parcel.id}
            defaultChecked={now.getTime() - new Date(parcel.receivedAt).getTime() < HOUR_MS}
            label={[
              parcel.unit?.label,
              parcel.recipientName,
              parcel.carrierName ?? t(`carriers.${parcel.carrier}`),
              format.brief(parcel.receivedAt, now),
            ]
              .filter(Boolean)
              .join(' · ')}
          />
        ))}
      </fieldset>
      <Button type="submit" variant="primary" size="large" isBlock>
        <Printer aria-hidden />
        {t('desk.labels.submit')}
      </Button>
    </form>
  )
}
