import { bellEndpoints } from './bell'
import { choiceEndpoints } from './choices'
import { telegramEndpoints } from './telegram'

export const noticeEndpoints = [...bellEndpoints, ...choiceEndpoints, ...telegramEndpoints]
