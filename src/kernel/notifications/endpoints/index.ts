import { bellEndpoints } from './bell'
import { choiceEndpoints } from './choices'

export const noticeEndpoints = [...bellEndpoints, ...choiceEndpoints]
