import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { meantBy, readLabel } from './labelText'

const lines = (...all: string[]) => all.join('\n')

describe('the text of a label', () => {
  it('of UPS says for whom, where, and which number', () => {
    const read = readLabel(
      lines(
        'FROM: Boulangerie Dupuis',
        '14 Rue des Lilas',
        '69003 LYON',
        'SHIP TO:',
        'Amélia Chen',
        '1200 Harbour Street',
        'Apt 302',
        'VANCOUVER BC V6B 1A1',
        'UPS GROUND',
        'TRACKING #: 1Z 5R8 939 03 5756 7127',
      ),
    )
    expect(read).toEqual({
      names: ['Amélia Chen'],
      units: ['302'],
      trackingNumber: '1Z5R89390357567127',
      carrier: 'ups',
    })
  })

  it('of Colissimo, in French, with the number of the unit before the street', () => {
    const read = readLabel(
      lines(
        'Expéditeur : Librairie Mollat',
        'DESTINATAIRE :',
        'Mme Chloé LEFÈVRE',
        'App. 4, 18 rue Émile-Zola',
        '33000 BORDEAUX',
        'COLISSIMO',
        'N° de colis 8D00432154798',
      ),
    )
    expect(read).toEqual({
      names: ['Chloé LEFÈVRE'],
      units: ['4'],
      trackingNumber: '8D00432154798',
      carrier: 'colissimo',
    })
  })

  it.each([
    ['Apt 12B', ['12B']],
    ['1200 Harbour St #1203', ['1203']],
    ['App. 4', ['4']],
    ['Appt n° 31', ['31']],
    ['Unit # 7', ['7']],
    ['Suite B-12', ['B-12']],
    ['302-1200 Harbour Street', ['302']],
    ['Apartment 12 B', ['12B']],
    ['14 Rue des Lilas', []],
    ['REF # 4432', []],
    ['Order #12345', []],
    ['TRACKING #: 1203', []],
    ['Application 12', []],
  ])('finds the unit in %s', (line, units) => {
    expect(readLabel(lines('TO:', 'Ada Byron', line)).units).toEqual(units)
  })

  it.each([
    ['the digits below a barcode', '9400 1112 0108 0805 4830 16', '9400111201080805483016', 'usps'],
    ['a post', 'RR 123 456 785 FR', 'RR123456785FR', 'la-poste'],
    ['letters that are digits', '1Z5R8939O357567I27', '1Z5R89390357567127', 'ups'],
    ['one whose Z was read with an I', 'IZ5R89390357567127', '1Z5R89390357567127', 'ups'],
    ['one whose Z was read as a 7', '17 5R8 939 03 5756 7127', '1Z5R89390357567127', 'ups'],
    ['Amazon', 'TBA123456789012', 'TBA123456789012', 'amazon'],
    ['DHL, named', 'WAYBILL 1234567891', '1234567891', 'dhl'],
  ])('finds the number: %s', (_, line, number, carrier) => {
    expect(readLabel(line)).toMatchObject({ trackingNumber: number, carrier })
  })

  it('takes no telephone number and no number of an order for one of a carrier', () => {
    const { trackingNumber, carrier } = readLabel(
      lines('Ada Byron', '123 456 7891', 'Tel 1234567891', 'Order 986578788855', 'GLS'),
    )
    expect([trackingNumber, carrier]).toEqual([null, 'gls'])
  })

  it('takes no name of a carrier where several stand there', () => {
    expect(readLabel('USPS for UPS Mail Innovations').carrier).toBeNull()
  })

  it('takes neither streets nor words of the label nor the sender for a name', () => {
    const read = readLabel(
      lines(
        'From: Grace Hopper',
        'Grace Hopper',
        'Harbour Street',
        'Handle With Care',
        'Attn: Dr. Ada Byron',
        'UPS Ground Saver',
        'ada@example.org',
        'signed by nobody',
      ),
    )
    expect(read.names).toEqual(['Ada Byron'])
  })

  it('is read whatever stands there, within bounds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 3000 }), (text) => {
        const { names, units, trackingNumber } = readLabel(text)
        expect(names.length).toBeLessThanOrEqual(3)
        expect(units.length).toBeLessThanOrEqual(3)
        expect(trackingNumber?.length ?? 0).toBeLessThanOrEqual(34)
      }),
    )
    const began = performance.now()
    readLabel('A1 '.repeat(100_000))
    readLabel('# '.repeat(100_000))
    readLabel(`Apt ${' '.repeat(50_000)}x`)
    expect(performance.now() - began).toBeLessThan(2000)
  })
})

describe('whom it means', () => {
  const chen = { membership: 'm-chen', name: 'Amelia Chen' }
  const noah = { membership: 'm-noah', name: 'Noah Chen' }
  const ada = { membership: 'm-ada', name: 'Ada Byron' }
  const unit = (id: string, label: string, ...residents: (typeof chen)[]) => ({
    id,
    label,
    residents,
    learned: null,
  })
  const read = (names: string[], units: string[] = []) => ({
    names,
    units,
    trackingNumber: null,
    carrier: null,
  })
  const all = [
    unit('a', 'North · 302', chen, noah),
    unit('b', 'South · 302', ada),
    unit('c', '12B'),
  ]
  const meant = (...said: Parameters<typeof read>) => {
    const found = meantBy(read(...said), all)
    return found && [found.unit.id, found.recipient]
  }

  it('is who has the name, with accents or without, in any order', () => {
    expect(meant(['AMÉLIA CHEN'])).toEqual(['a', 'm-chen'])
    expect(meant(['Chen, Amelia'])).toEqual(['a', 'm-chen'])
  })

  it('is the household where the name fits several of it', () => {
    expect(meant(['A. Chen'])).toEqual(['a', null])
  })

  it('is the unit of the number, and of two with the same that with the name', () => {
    expect(meant(['Zoe Nobody'], ['12B'])).toEqual(['c', null])
    expect(meant(['Ada Byron'], ['302'])).toEqual(['b', 'm-ada'])
    expect(meant(['Zoe Nobody'], ['302'])).toBeNull()
  })

  it('is nobody where name and number speak of different units, or nothing is known', () => {
    expect(meant(['Ada Byron'], ['12B'])).toBeNull()
    expect(meant([], [])).toBeNull()
    expect(meantBy(read(['Ada Byron']), [])).toBeNull()
  })

  it('is whom the desk chose for the same label before', () => {
    const learned = { label: 'Famille Chen', recipient: 'm-noah' }
    const found = meantBy(read(['famille chen']), [{ ...unit('d', '9', noah), learned }])
    expect(found?.recipient).toBe('m-noah')
  })
})
