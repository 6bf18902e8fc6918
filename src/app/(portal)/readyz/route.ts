import { answerReadiness } from '@/kernel/portal/answerReadiness'

export const dynamic = 'force-dynamic'

export const GET = (): Promise<Response> => answerReadiness()
