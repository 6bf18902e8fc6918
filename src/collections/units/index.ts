import { defineModule } from '@/kernel/module'
import { Units } from './collections/Units'

export const units = defineModule({ name: 'units', collections: [Units] })
