import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/Card'
import type { PickupCode } from '../queries'
import { BrightCode } from './BrightCode'

/** What a resident shows once for everything: large, and on white. */
export const PickupCodes = async ({ codes }: { codes: readonly PickupCode[] }) => {
  const t = await getTranslations('packages')
  return codes.map(({ unit, spelled, qr }) => (
    <Card key={unit.id} title={t('resident.allTitle')}>
      <p className="text-muted mb-4">{t('resident.allText', { unit: unit.label })}</p>
      <BrightCode
        src={qr}
        alt={t('resident.allAlt', { unit: unit.label })}
        title={t('home.unit', { unit: unit.label })}
        labels={{ open: t('own.bright.open'), close: t('own.bright.close') }}
      >
        <span className="sr-only">{t('resident.code')}: </span>
        <data value={spelled.replaceAll(' ', '')} data-pickup={unit.id}>
          {spelled}
        </data>
      </BrightCode>
    </Card>
  ))
}
