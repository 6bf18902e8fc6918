import type { OfflineScreenLabels } from '../../messages/offline.en'
import type { BatchLabels } from '../components/batchRows'
import type { LogParcelChoices } from '../components/LogParcelForm'

/** All that the page has besides what lies on the device. */
export interface OfflineDeskProps {
  slug: string
  locale: string
  labels: OfflineScreenLabels
  batch: { labels: BatchLabels; choices: LogParcelChoices }
}
