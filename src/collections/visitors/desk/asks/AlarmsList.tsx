import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/ui/Notice'
import type { PortalContext } from '@/kernel/portal/context'
import { ALARM_ANSWERS } from '../../domain/overstay'
import type { GateBoard } from '../queries'
import { AlarmForm } from '../components/asks/AlarmForm'

interface AlarmsListProps {
  context: PortalContext
  alarms: GateBoard['alarms']
}

/** Who stays too long; it stands here until somebody says what was done. */
export const AlarmsList = async ({ context, alarms }: AlarmsListProps) => {
  const t = await getTranslations()
  const word = (key: string, values?: Record<string, string | number>) =>
    t(`visitors.asks.alarm.${key}`, values)
  return alarms.map(({ id, name, unit, since, alarms: count }) => (
    <Notice
      key={id}
      tone="warning"
      title={word('title', { name })}
      action={
        <AlarmForm
          community={context.community.slug}
          visit={id}
          answers={ALARM_ANSWERS.map((value) => ({ value, label: word(`answers.${value}`) }))}
          labels={{
            done: word('done'),
            note: word('note'),
            submit: word('submit'),
            pending: t('common.saving'),
            optional: t('common.optional'),
            summary: t('forms.errorSummary', { count: 1 }),
          }}
        />
      }
    >
      <p>{word('text', { unit, time: context.format.time(since), count })}</p>
    </Notice>
  ))
}
