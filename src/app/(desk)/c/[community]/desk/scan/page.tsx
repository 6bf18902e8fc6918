import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { DeskShell } from '@/collections/packages/desk/DeskShell'
import { DeskTable } from '@/collections/packages/desk/components/DeskTable'
import { HandOverLinks } from '@/collections/packages/desk/components/HandOverLinks'
import { Scanner } from '@/collections/packages/desk/components/Scanner'
import { isTried, searchAtCounter } from '@/collections/packages/desk/queries'
import { DESK_ROLES } from '@/collections/packages/desk/roles'
import { Button } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { Notice } from '@/components/ui/Notice'
import { PageHeader } from '@/components/ui/PageHeader'
import { TextField } from '@/components/ui/TextField'
import { getContextFor } from '@/kernel/portal/context'
import { orNotFound } from '@/kernel/portal/orNotFound'

interface ScanPageProps {
  params: Promise<{ community: string }>
  searchParams: Promise<{ q?: string; tried?: string }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('packages.desk')
  return { title: t('scanTitle') }
}

export default async function ScanPage({ params, searchParams }: ScanPageProps) {
  const [{ community }, { q = '', tried }] = await Promise.all([params, searchParams])
  const target = `/c/${community}/desk/scan`
  const context = await getContextFor(community, DESK_ROLES, target)
  const words = q.trim().slice(0, 300)
  const t = await getTranslations('packages.desk')
  const found =
    words === '' ? null : await orNotFound(searchAtCounter(context, words, isTried(tried)))
  if (typeof found?.label === 'string') redirect(`/c/${community}/desk/packages/${found.label}`)
  const holder = found?.holder ?? null
  if (isTried(holder)) {
    redirect(`${target}?${new URLSearchParams({ q: words, tried: holder }).toString()}`)
  }
  if (holder !== null) {
    const { unit, code, membership, proxy, method } = holder
    const query = new URLSearchParams({ code, via: method })
    if (membership !== null) query.set('who', membership)
    if (proxy !== null) query.set('proxy', proxy)
    redirect(`/c/${community}/desk/handover/${unit}?${query.toString()}`)
  }
  if (found?.byCode) {
    const via = words.includes('/') ? 'qr' : 'code'
    redirect(`/c/${community}/desk/packages/${found.byCode.id}?via=${via}`)
  }
  return (
    <DeskShell context={context}>
      <PageHeader title={t('scanTitle')} text={t('scanText')} />
      <div className="flex flex-col gap-6">
        <Card className="max-w-2xl">
          <form action={target} className="flex flex-col gap-4" role="search">
            <TextField
              name="q"
              label={t('scanLabel')}
              defaultValue={words}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              maxLength={300}
            />
            <Button type="submit" variant="primary" size="large" isBlock>
              {t('scanFind')}
            </Button>
          </form>
          <div className="mt-4">
            <Scanner
              target={target}
              labels={{
                start: t('camera'),
                stop: t('cameraStop'),
                denied: t('cameraDenied'),
                looking: t('cameraLooking'),
              }}
            />
          </div>
        </Card>
        {found && (
          <section role="status">
            {found.waiting.length === 0 ? (
              <Notice
                tone="warning"
                title={tried === 'too-many' ? t('tooManyCodes') : t('notFound')}
              />
            ) : (
              <>
                <HandOverLinks community={community} parcels={found.waiting} />
                <Card title={t('found', { count: found.waiting.length, words })} isFlush>
                  <DeskTable context={context} parcels={found.waiting} caption={t('title')} />
                </Card>
              </>
            )}
          </section>
        )}
      </div>
    </DeskShell>
  )
}
