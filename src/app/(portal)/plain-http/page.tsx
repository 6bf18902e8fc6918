import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PlainHttpView } from '@/kernel/portal/PlainHttpView'

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('plainHttp')
  return { title: t('title') }
}

export default function PlainHttpPage() {
  return <PlainHttpView />
}
