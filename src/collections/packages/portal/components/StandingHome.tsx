import { Plus } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/Card'
import { LinkButton } from '@/components/ui/LinkButton'
import { List, ListItem } from '@/components/ui/List'
import { AskedTwice } from '@/kernel/portal/components/AskedTwice'
import type { PortalContext } from '@/kernel/portal/context'
import type { HomeAtDesk } from '../standing'
import { removeStandingAction } from '../standingActions'
import { StandingForm } from './StandingForm'

interface StandingHomeProps {
  context: PortalContext
  home: HomeAtDesk
}

const Away = async ({ context, home: { unit, away } }: StandingHomeProps) => {
  const t = await getTranslations('packages.standing')
  const absences = `/c/${context.community.slug}/settings/household/absences`
  return (
    <Card title={t('awayTitle')} isFlush>
      <p className="text-muted px-5 pb-2 sm:px-6">{t('awayText')}</p>
      {away.length === 0 ? (
        <p className="px-5 sm:px-6">{t('awayNone')}</p>
      ) : (
        <List>
          {away.map(({ id, from, until, holdParcels }) => (
            <ListItem
              key={id}
              href={`${absences}/${id}`}
              title={t('awaySpan', {
                from: context.format.date(from),
                until: context.format.date(until),
              })}
              {...(holdParcels && { text: t('awayHold') })}
            />
          ))}
        </List>
      )}
      <div className="px-5 pt-2 pb-3 sm:px-6">
        <LinkButton href={`${absences}/new?unit=${unit}`}>
          <Plus aria-hidden />
          {t('awayAdd')}
        </LinkButton>
      </div>
    </Card>
  )
}

/** All that the desk is told of one home. */
export const StandingHome = async ({ context, home }: StandingHomeProps) => {
  const t = await getTranslations()
  const word = (key: string) => t(`packages.standing.${key}`)
  const { unit, label, own, others, people } = home
  const community = context.community.slug
  const summary = t('forms.errorSummary', { count: 1 })
  const removal = {
    open: word('remove'),
    text: word('removeText'),
    confirm: word('removeConfirm'),
    pending: t('common.saving'),
    summary,
  }
  return (
    <section aria-label={t('packages.standing.home', { unit: label })} className="contents">
      <h2 className="text-xl font-bold">{t('packages.standing.home', { unit: label })}</h2>
      <Card>
        <StandingForm
          community={community}
          unit={unit}
          people={people}
          values={{
            text: own?.text ?? '',
            leaveWith: own?.leaveWith ?? '',
            from: own?.from ?? '',
            until: own?.until ?? '',
            tellAlso: own?.tellAlso.map(({ id }) => id) ?? [],
          }}
          labels={{
            text: word('fields.text'),
            textHint: word('hints.text'),
            leaveWith: word('fields.leaveWith'),
            leaveWithHint: word('hints.leaveWith'),
            tellAlso: word('fields.tellAlso'),
            tellAlsoHint: word('hints.tellAlso'),
            from: word('fields.from'),
            until: word('fields.until'),
            fromHint: word('hints.from'),
            untilHint: word('hints.until'),
            save: word('save'),
            saving: t('common.saving'),
            summary,
            optional: t('common.optional'),
          }}
        />
        {own !== null && (
          <div className="mt-3">
            <AskedTwice
              action={removeStandingAction}
              hidden={{ community, unit }}
              labels={removal}
            />
          </div>
        )}
      </Card>
      {others.length > 0 && (
        <Card title={word('others')}>
          <ul role="list" className="flex flex-col gap-4">
            {others.map(({ person, name, text, leaveWith }) => (
              <li key={person} className="break-words">
                <p className="font-semibold">{name}</p>
                <p>{text}</p>
                {leaveWith !== '' && (
                  <p>{t('packages.standing.desk.leaveWith', { who: leaveWith })}</p>
                )}
                <AskedTwice
                  action={removeStandingAction}
                  hidden={{ community, unit, person }}
                  labels={removal}
                />
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Away context={context} home={home} />
    </section>
  )
}
