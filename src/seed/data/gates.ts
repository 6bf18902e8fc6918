import type { DemoGate } from '../demo'

/** The gates of Harbour View, and who comes to its people. */
export const HARBOUR_GATE: DemoGate = {
  gates: ['Main entrance', 'Garage'],
  visits: [
    {
      host: 'amelia.chen',
      unit: 'North · 402',
      name: 'Oliver Grant',
      vehicle: 'CKBD 218',
      at: -1,
      hours: 5,
      came: 12,
    },
    {
      host: 'amelia.chen',
      unit: 'North · 402',
      name: 'June Park',
      party: 3,
      note: 'A pram: please open the wide door',
      at: 2,
      hours: 4,
    },
    {
      host: 'amelia.chen',
      unit: 'North · 402',
      name: 'Bright Windows Ltd',
      purpose: 'service',
      at: -50,
      hours: 3,
      came: 5,
      left: 140,
    },
    {
      host: 'mei.tanaka',
      unit: 'South · 401',
      name: 'Kenji Tanaka',
      purpose: 'family',
      at: -2,
      hours: 8,
      came: 20,
    },
    {
      host: 'ethan.macleod',
      unit: 'South · 302',
      name: 'Fiona Bell',
      at: 3,
      hours: 3,
    },
  ],
  blocked: [
    {
      name: 'Trevor Nash',
      aliases: 'T. R. Nash',
      vehicle: 'BXZN 771',
      reason: 'Came in behind residents twice and would not leave. Police report of last May.',
    },
  ],
}

/** The gates of Les Tilleuls, and who comes to its people. */
export const TILLEULS_GATE: DemoGate = {
  gates: ['Portail', 'Parking'],
  visits: [
    {
      host: 'juliette.moreau',
      unit: 'A · 31',
      name: 'Paul Lambert',
      at: -1,
      hours: 6,
      came: 30,
    },
    {
      host: 'juliette.moreau',
      unit: 'A · 31',
      name: 'Plomberie Vidal',
      purpose: 'service',
      vehicle: 'GH-482-KL',
      at: 1,
      hours: 3,
    },
    {
      host: 'nathalie.perrin',
      unit: 'A · 11',
      name: 'Élodie Perrin',
      purpose: 'family',
      party: 2,
      at: -30,
      hours: 4,
      came: 8,
      left: 200,
    },
  ],
  blocked: [
    {
      name: 'Régis Marlot',
      vehicle: 'AA-101-ZZ',
      reason: 'Démarchage agressif, plainte de plusieurs résidents.',
    },
  ],
}
