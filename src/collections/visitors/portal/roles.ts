export { RESIDENT_ROLES } from '@/kernel/domain/membership'
