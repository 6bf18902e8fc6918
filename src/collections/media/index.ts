import { defineModule } from '@/kernel/module'
import { Media } from './collections/Media'
import { mediaFilePurposes } from './filePurposes'
import { sweepOrphans } from './jobs/sweepOrphans'

export const media = defineModule({
  name: 'media',
  collections: [Media],
  filePurposes: mediaFilePurposes,
  jobs: [sweepOrphans],
})
