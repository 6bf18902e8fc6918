import { calendarEndpoints } from './calendar'
import { commentEndpoints } from './comments'
import { confirmationsFile } from './confirmationsFile'
import { editingEndpoints } from './editing'
import { lobbyEndpoints } from './lobby'
import { readingEndpoints } from './reading'
import { seriesEndpoints } from './series'

export const announcementEndpoints = [
  ...editingEndpoints,
  confirmationsFile,
  ...seriesEndpoints,
  ...readingEndpoints,
  ...commentEndpoints,
  ...lobbyEndpoints,
  ...calendarEndpoints,
]
