export { countPairs, membersAlike } from './operations/findPairs'
export { listPairs, pairOf } from './operations/pairCards'
export type { AccountCard, PairCard } from './operations/pairCards'
