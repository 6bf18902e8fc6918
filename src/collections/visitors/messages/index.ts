import type { MessageSet } from '@/kernel/i18n/catalogue'
import { en } from './en'
import { fr } from './fr'

export const visitorsMessages: MessageSet = { owner: 'visitors', en, fr }
