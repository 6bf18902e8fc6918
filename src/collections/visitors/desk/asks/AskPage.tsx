import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/Card'
import { Notice } from '@/components/ui/Notice'
import { PageHeader } from '@/components/ui/PageHeader'
import type { PortalContext } from '@/kernel/portal/context'
import { askChoices } from '../queries'
import { AskForm } from '../components/asks/AskForm'

interface AskPageProps {
  context: PortalContext
  /** The gate that the address names. */
  asked: string | undefined
}

/** Somebody stands at the gate whom nobody announced. */
export const AskPage = async ({ context, asked }: AskPageProps) => {
  const t = await getTranslations()
  const word = (key: string, values?: Record<string, string>) => t(`visitors.asks.${key}`, values)
  const { offered, unannounced, gate, photos } = await askChoices(context, asked)
  const { from, until } = unannounced
  return (
    <div className="mx-auto flex max-w-2xl flex-col gap-6">
      <PageHeader
        className="mb-0!"
        back={{
          href: `/c/${context.community.slug}/gate${gate === '' ? '' : `?gate=${gate}`}`,
          label: word('back'),
        }}
        title={word('open')}
        text={word('openText')}
      />
      {(from !== '' || until !== '') && (
        <Notice>{word('closed', { from: from || '00:00', until: until || '24:00' })}</Notice>
      )}
      <Card>
        <AskForm
          community={context.community.slug}
          gate={gate}
          hasPhoto={photos}
          purposes={offered.map((value) => ({ value, label: t(`visitors.purposes.${value}`) }))}
          labels={{
            name: word('name'),
            nameHint: word('nameHint'),
            unit: word('unit'),
            unitHint: word('unitHint'),
            purpose: word('purpose'),
            more: word('more'),
            party: word('party'),
            vehicle: word('vehicle'),
            vehicleHint: word('vehicleHint'),
            photo: word('photo'),
            photoHint: word('photoHint'),
            photoFailed: word('photoFailed'),
            removePhoto: word('removePhoto'),
            submit: word('submit'),
            pending: t('common.saving'),
            summary: t('forms.errorSummary', { count: 1 }),
            optional: t('common.optional'),
            combobox: {
              noResults: t('forms.combobox.noResults'),
              searching: t('forms.combobox.searching'),
              failed: t('forms.combobox.failed'),
              clear: t('forms.combobox.clear'),
              results: t('forms.combobox.results', { count: 2 }).replace('2', '#'),
            },
          }}
        />
      </Card>
    </div>
  )
}
