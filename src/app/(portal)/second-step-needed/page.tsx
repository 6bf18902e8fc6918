import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NeededPage } from '@/collections/users/portal/components/secondStep/NeededPage'

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('users.secondStep')
  return { title: t('card') }
}

interface PageProps {
  searchParams: Promise<{ next?: string }>
}

export default async function SecondStepNeededPage({ searchParams }: PageProps) {
  const { next = '/' } = await searchParams
  return <NeededPage next={next} />
}
