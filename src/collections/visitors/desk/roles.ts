export { DESK_ROLES } from '@/kernel/domain/membership'
