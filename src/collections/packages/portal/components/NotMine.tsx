import { getTranslations } from 'next-intl/server'
import { TextArea } from '@/components/ui/TextArea'
import { AskedTwice } from '@/kernel/portal/components/AskedTwice'
import { disownAction } from '../ownActions'

interface NotMineProps {
  /** Its slug. */
  community: string
  /** Id of the parcel. */
  parcel: string
}

/** Says that a parcel which waits is not theirs; asked twice, for it leaves the list of all who live there. */
export const NotMine = async ({ community, parcel }: NotMineProps) => {
  const t = await getTranslations()
  const word = (key: string) => t(`packages.own.notMine.${key}`)
  return (
    <AskedTwice
      action={disownAction}
      hidden={{ community, id: parcel }}
      labels={{
        open: word('open'),
        text: word('text'),
        confirm: word('confirm'),
        pending: t('common.saving'),
        summary: t('forms.errorSummary', { count: 1 }),
      }}
    >
      <TextArea
        name="note"
        label={word('note')}
        hint={word('noteHint')}
        optionalLabel={t('common.optional')}
        rows={2}
        maxLength={300}
      />
    </AskedTwice>
  )
}
