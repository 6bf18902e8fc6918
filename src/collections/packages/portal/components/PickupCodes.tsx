import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/Card'
import type { PickupCode } from '../queries'

/** What a resident shows once for everything: large, and on white. */
export const PickupCodes = async ({ codes }: { codes: readonly PickupCode[] }) => {
  const t = await getTranslations('packages.resident')
  return codes.map(({ unit, spelled, qr }) => (
    <Card key={unit.id} title={t('allTitle')}>
      <p className="text-muted">{t('allText', { unit: unit.label })}</p>
      <figure className="mt-4 text-center">
        <img
          src={qr}
          alt={t('allAlt', { unit: unit.label })}
          width={264}
          height={264}
          className="rounded-control mx-auto w-full max-w-66 bg-[#fff]"
        />
        <figcaption className="mt-3 text-3xl font-bold tracking-widest">
          <span className="sr-only">{t('code')}: </span>
          <data value={spelled.replaceAll(' ', '')} data-pickup={unit.id}>
            {spelled}
          </data>
        </figcaption>
      </figure>
    </Card>
  ))
}
