import { UserPlus } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { Badge, type Tone } from '@/components/ui/Badge'
import { Card } from '@/components/ui/Card'
import { EmptyState } from '@/components/ui/EmptyState'
import { List, ListItem } from '@/components/ui/List'
import { Notice } from '@/components/ui/Notice'
import { RESIDENT_ROLES } from '@/kernel/domain/membership'
import type { PortalContext } from '@/kernel/portal/context'
import { askedAtDesk } from '../operations/invitations/askedLists'
import type { Standing } from '../operations/invitations/askedLists'
import { PrintLetter } from './components/PrintLetter'
import { WalkInForm } from './components/WalkInForm'
import type { WalkInLabels } from './components/WalkInForm'

const TONES: Readonly<Record<Standing, Tone>> = {
  waiting: 'warning',
  sent: 'info',
  letter: 'info',
  failed: 'danger',
  accepted: 'success',
  declined: 'danger',
  over: 'neutral',
}

const labelsOf = async (): Promise<WalkInLabels> => {
  const t = await getTranslations()
  const own = (key: string, values?: Record<string, string>) => t(`admissions.desk.${key}`, values)
  const done = (outcome: string) => ({
    title: own(`done.${outcome}.title`, { name: '#' }),
    text: own(`done.${outcome}.text`, { way: '@' }),
  })
  return {
    name: own('name'),
    nameHint: own('nameHint'),
    unit: own('unit'),
    unitHint: own('unitHint'),
    role: own('role'),
    roleHint: own('roleHint'),
    waysTitle: own('waysTitle'),
    waysHint: own('waysHint'),
    email: own('email'),
    phone: own('phone'),
    optional: t('common.optional'),
    save: own('save'),
    saving: t('common.saving'),
    summary: t('forms.errorSummary', { count: 1 }),
    done: {
      waiting: done('waiting'),
      email: done('email'),
      sms: done('sms'),
      letter: done('letter'),
    },
    already: own('already'),
    print: { print: own('print'), failed: own('printFailed', { message: '#' }) },
    combobox: {
      noResults: t('forms.combobox.noResults'),
      searching: t('forms.combobox.searching'),
      failed: t('forms.combobox.failed'),
      clear: t('forms.combobox.clear'),
      results: t('forms.combobox.results', { count: 2 }).replace('2', '#'),
    },
  }
}

/** New residents at the desk: the form, and what became of those before. */
export const WalkInDesk = async ({ context }: { context: PortalContext }) => {
  const { req, community, format, roles } = context
  const [t, names, labels, before] = await Promise.all([
    getTranslations('admissions.desk'),
    getTranslations('users.roles'),
    labelsOf(),
    askedAtDesk(req, community.id),
  ])
  return (
    <div className="flex max-w-2xl flex-col gap-6">
      <Notice>{roles.includes('manager') ? t('managerNote') : t('needsApproval')}</Notice>
      <Card>
        <WalkInForm
          community={community.slug}
          roles={RESIDENT_ROLES.map((value) => ({ value, label: names(value) }))}
          labels={labels}
        />
      </Card>
      <Card title={t('recent')} isFlush>
        {before.length === 0 ? (
          <EmptyState icon={<UserPlus />} title={t('recentEmpty')} text={t('recentEmptyText')} />
        ) : (
          <List>
            {before.map(({ id, name, unitLabel, standing, reason, createdAt }) => (
              <ListItem
                key={id}
                title={name}
                text={[
                  t('row', { unit: unitLabel, day: format.date(createdAt) }),
                  ...(reason === null ? [] : [t('reason', { reason })]),
                ].join(' · ')}
                badges={<Badge tone={TONES[standing]}>{t(`standing.${standing}`)}</Badge>}
                {...(standing === 'letter' && {
                  action: <PrintLetter community={community.slug} id={id} labels={labels.print} />,
                })}
              />
            ))}
          </List>
        )}
      </Card>
    </div>
  )
}
