import { CalendarOff } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/Card'
import { EmptyState } from '@/components/ui/EmptyState'
import { List, ListItem } from '@/components/ui/List'
import { PageHeader } from '@/components/ui/PageHeader'
import { systemClock } from '@/kernel/clock'
import { dayFrom, startOfDay } from '@/kernel/domain/zonedDay'
import { PressForm } from '@/kernel/portal/components/PressForm'
import type { PortalContext } from '@/kernel/portal/context'
import { ABSENCE_ANSWERS } from '../../domain/absence'
import { ownAbsences } from '../../operations/absences'
import { AbsenceForm } from '../components/AbsenceForm'
import { myHomes } from '../queries'
import { endAbsenceAction } from './actions'

/** When a resident's homes are away, and what the gate does meanwhile. */
export const AwayHome = async ({ context }: { context: PortalContext }) => {
  const { req, community, format } = context
  const now = systemClock.now()
  const [t, absences, homes] = await Promise.all([
    getTranslations(),
    ownAbsences({ req, community, now }),
    myHomes(context),
  ])
  const word = (key: string, values?: Record<string, string>) => t(`visitors.away.${key}`, values)
  const dayOf = (day: string) => format.date(new Date(startOfDay(day, community.timeZone)))
  return (
    <div className="mx-auto flex max-w-2xl flex-col gap-6">
      <PageHeader
        className="mb-0!"
        back={{ href: `/c/${community.slug}/visitors`, label: word('back') }}
        title={word('title')}
        text={homes.length === 0 ? word('homeless') : word('text')}
      />
      {absences.length === 0 ? (
        <EmptyState icon={<CalendarOff />} title={word('none')} text={word('noneText')} />
      ) : (
        <Card isFlush>
          <List>
            {absences.map(({ id, unit, answer, by, isNow, ...days }) => {
              const span = { from: dayOf(days.from), until: dayOf(days.until) }
              return (
                <ListItem
                  key={id}
                  title={word('days', span)}
                  text={[
                    ...(isNow ? [word('now')] : []),
                    word(`answers.${answer}`),
                    ...(homes.length > 1 ? [word('unit', { unit })] : []),
                  ].join(' · ')}
                  {...(by !== '' && {
                    badges: <span className="text-muted">{word('by', { by })}</span>,
                  })}
                  action={
                    <PressForm
                      action={endAbsenceAction}
                      hidden={{ community: community.slug, id }}
                      variant="secondary"
                      icon={<span className="sr-only">{word('endOf', span)}</span>}
                      labels={{ text: word('end'), pending: t('common.saving') }}
                    />
                  }
                />
              )
            })}
          </List>
        </Card>
      )}
      {homes.length > 0 && (
        <Card title={word('form')}>
          <AbsenceForm
            key={absences.map(({ id }) => id).join(' ')}
            community={community.slug}
            homes={homes}
            today={dayFrom(now, community.timeZone, 0)}
            answers={ABSENCE_ANSWERS.map((value) => ({
              value,
              label: word(`answers.${value}`),
              hint: word(`hints.${value}`),
            }))}
            labels={{
              home: word('home'),
              from: word('from'),
              until: word('until'),
              answer: word('answer'),
              submit: word('submit'),
              pending: t('common.saving'),
              summary: t('forms.errorSummary', { count: 1 }),
            }}
          />
        </Card>
      )}
    </div>
  )
}
