import type { MessageSet } from '@/kernel/i18n/catalogue'
import { en } from './en'
import { fr } from './fr'

export const documentsMessages: MessageSet = { owner: 'documents', en, fr }
