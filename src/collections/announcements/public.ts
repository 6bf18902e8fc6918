export { countUnreadAnnouncements } from './operations/readList'
