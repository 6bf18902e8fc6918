import { defineModule } from '@/kernel/module'
import { Media } from './collections/Media'
import { sweepOrphans } from './jobs/sweepOrphans'

export const media = defineModule({ name: 'media', collections: [Media], jobs: [sweepOrphans] })
