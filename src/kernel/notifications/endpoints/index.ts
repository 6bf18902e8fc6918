import { bellEndpoints } from './bell'
import { choiceEndpoints } from './choices'
import { reportEndpoints } from './reports'
import { telegramEndpoints } from './telegram'

export const noticeEndpoints = [
  ...bellEndpoints,
  ...choiceEndpoints,
  ...reportEndpoints,
  ...telegramEndpoints,
]
