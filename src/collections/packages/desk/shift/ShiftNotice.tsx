import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/LinkButton'
import { Notice } from '@/components/ui/Notice'
import type { PortalContext } from '@/kernel/portal/context'
import type { Shift } from '../../operations/shift/shiftView'

interface ShiftNoticeProps {
  context: PortalContext
  shift: Shift | null
}

/** What the shift before leaves, at the top of the desk until somebody has taken it over. */
export const ShiftNotice = async ({ context, shift }: ShiftNoticeProps) => {
  const t = await getTranslations('packages.shift')
  if (shift === null) return null
  const { format, community, person } = context
  const href = `/c/${community.slug}/desk/shift`
  if (shift.from.id === person.id) {
    return (
      <Notice
        title={t('waitingOwn')}
        className="mb-6"
        action={
          <LinkButton href={href} variant="secondary">
            {t('look')}
          </LinkButton>
        }
      />
    )
  }
  return (
    <Notice
      tone="warning"
      title={t('toRead', { name: shift.from.name })}
      className="mb-6"
      action={
        <LinkButton href={href} variant="secondary">
          {t('readAndSign')}
        </LinkButton>
      }
    >
      <p className="text-muted">{t('toReadWhen', { when: format.brief(shift.at, new Date()) })}</p>
      <p className="mt-2 break-words whitespace-pre-wrap">{shift.note}</p>
    </Notice>
  )
}
