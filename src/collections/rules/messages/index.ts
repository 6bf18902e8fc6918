import type { MessageSet } from '@/kernel/i18n/catalogue'
import { en } from './en'
import { fr } from './fr'

export const rulesMessages: MessageSet = { owner: 'rules', en, fr }
