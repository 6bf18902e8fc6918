import type { MessageSet } from '@/kernel/i18n/catalogue'
import { en } from './en'
import { fr } from './fr'

export const articlesMessages: MessageSet = { owner: 'articles', en, fr }
