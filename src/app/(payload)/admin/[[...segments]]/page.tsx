import config from '@payload-config'
import { generatePageMetadata, RootPage } from '@payloadcms/next/views'
import { leadPanelToSecondStep } from '@/kernel/portal/context'
import { importMap } from '../importMap'

interface AdminPageProps {
  params: Promise<{ segments: string[] }>
  searchParams: Promise<Record<string, string | string[]>>
}

export const generateMetadata = ({ params, searchParams }: AdminPageProps) =>
  generatePageMetadata({ config, params, searchParams })

export default async function AdminPage({ params, searchParams }: AdminPageProps) {
  await leadPanelToSecondStep()
  return RootPage({ config, importMap, params, searchParams })
}
