import { createRequestConfig } from '@/kernel/i18n/request'
import { catalogue } from '@/messages'

/** The file that next.config.ts names to next-intl's plugin: createNextIntlPlugin('./src/i18n.ts'). */
export default createRequestConfig(catalogue)
