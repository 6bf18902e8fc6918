import { bellEndpoints } from './bell'
import { choiceEndpoints } from './choices'
import { deviceEndpoints } from './devices'
import { reportEndpoints } from './reports'
import { telegramEndpoints } from './telegram'

export const noticeEndpoints = [
  ...bellEndpoints,
  ...choiceEndpoints,
  ...deviceEndpoints,
  ...reportEndpoints,
  ...telegramEndpoints,
]
