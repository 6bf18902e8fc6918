import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SecondStepPage } from '@/collections/users/portal/secondStep/SecondStepPage'

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('users.secondStep')
  return { title: t('title') }
}

interface PageProps {
  searchParams: Promise<{ next?: string }>
}

export default async function SignInSecondStepPage({ searchParams }: PageProps) {
  const { next = '/' } = await searchParams
  return <SecondStepPage next={next} />
}
