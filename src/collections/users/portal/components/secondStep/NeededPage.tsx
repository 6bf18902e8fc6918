import { ShieldCheck } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { LinkButton } from '@/components/ui/LinkButton'
import { AuthShell } from '@/components/ui/shell/AuthShell'
import { requirePerson, withheldCommunities } from '@/kernel/portal/context'
import { ownPath } from '../../ownPath'

/** Says which community asks its staff for a second step, and leads to setting one up. */
export const NeededPage = async ({ next: wanted }: { next: string }) => {
  const next = ownPath(wanted)
  await requirePerson(`/second-step-needed?next=${encodeURIComponent(next)}`)
  const [communities, t] = await Promise.all([
    withheldCommunities(),
    getTranslations('users.secondStep'),
  ])
  if (communities.length === 0) redirect(next)
  const names = communities.map(({ name }) => name).join(', ')
  return (
    <AuthShell
      name="Courtyard"
      title={t('needed', { community: names })}
      text={t('neededText')}
      footer={
        <a
          href="/settings/security/passkeys"
          className="text-link inline-flex min-h-11 items-center"
        >
          {t('neededPasskey')}
        </a>
      }
    >
      <LinkButton
        href={`/settings/security/second-step?next=${encodeURIComponent(next)}`}
        variant="primary"
        size="large"
        isBlock
        prefetch={false}
      >
        <ShieldCheck aria-hidden />
        {t('neededButton')}
      </LinkButton>
    </AuthShell>
  )
}
