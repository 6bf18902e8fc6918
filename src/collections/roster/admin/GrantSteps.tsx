import { translatorFor } from '@/kernel/i18n/translate'
import type { CommunityIdentity } from '@/kernel/identity'

interface Step {
  action: string
  at: string
  actor: string | null
  person: string
  role: string | null
  status: string | null
  reason: string | null
  unit?: string | null
}

interface GrantStepsProps {
  steps: readonly Step[]
  community: CommunityIdentity
  locale: string
}

/** What was granted, changed and ended, by whom and why; newest first. */
export const GrantSteps = ({ steps, community, locale }: GrantStepsProps) => {
  const t = translatorFor({ locale, namespace: 'roster.panel' })
  const format = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: community.timeZone,
  })
  if (steps.length === 0) return <p>{t('steps.none')}</p>
  return (
    <ol className="people-steps">
      {steps.map((step, index) => (
        <li key={`${step.at} ${String(index)}`}>
          <time dateTime={new Date(step.at).toISOString()}>{format.format(new Date(step.at))}</time>
          <span>
            <strong>{step.person}</strong>
            {step.unit != null && ` (${step.unit})`}: {t(`steps.${step.action.replace('.', '-')}`)}
            {step.role !== null && `, ${t(`allRoles.${step.role}`)}`}
            {step.status !== null && `, ${t(`statuses.${step.status}`)}`}
            {step.reason !== null && `: ${step.reason}`}
          </span>
          <small>
            {step.actor === null ? t('steps.system') : t('steps.by', { name: step.actor })}
          </small>
        </li>
      ))}
    </ol>
  )
}
