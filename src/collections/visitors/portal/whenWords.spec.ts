import { describe, expect, it } from '@jest/globals'
import { bindCatalogue, composeCatalogue } from '@/kernel/i18n/catalogue'
import { createFormatters } from '@/kernel/i18n/formatters'
import { translatorFor } from '@/kernel/i18n/translate'
import { visitorsMessages } from '../messages'
import type { When } from '../operations/whenRow'
import { whenWords } from './whenWords'

bindCatalogue(composeCatalogue([visitorsMessages]))

const cleaning: When = {
  kind: 'recurring',
  days: ['MO', 'WE'],
  startsAt: new Date('2026-11-30T08:00:00Z'),
  endsAt: new Date('2026-11-30T10:00:00Z'),
  lastsUntil: null,
}
/** ICU writes narrow and wide spaces that differ from version to version. */
const plain = (text: string) => text.replaceAll(/\s/gu, ' ')

const said = (locale: 'en' | 'fr', when: When): string => {
  const t = translatorFor({ locale, namespace: 'visitors.when' })
  const format = createFormatters({ locale, timeZone: 'Europe/Paris' })
  return plain(whenWords(when, t, format))
}

describe('whenWords', () => {
  it('writes weekdays inside a sentence as the language does', () => {
    expect(said('fr', cleaning)).toBe('lundi et mercredi, de 9:00 à 11:00, jusqu’au retrait')
    expect(said('en', cleaning)).toBe(
      'Monday and Wednesday, from 9:00 AM to 11:00 AM, until it is taken back',
    )
    const once: When = { ...cleaning, kind: 'single', days: [], lastsUntil: cleaning.endsAt }
    expect(said('fr', once)).toBe('lundi 30 novembre 2026, de 9:00 à 11:00')
    expect(said('en', once)).toBe('Monday, November 30, 2026, from 9:00 AM to 11:00 AM')
  })

  it('names the last day on which somebody may come', () => {
    const midnight = new Date('2026-12-31T23:00:00Z')
    const standing: When = { ...cleaning, kind: 'standing', days: [], lastsUntil: midnight }
    expect(said('fr', standing)).toBe('à partir du 30 nov. 2026, jusqu’au 31 déc. 2026')
    expect(said('en', standing)).toBe('from Nov 30, 2026, until Dec 31, 2026')
  })
})
