import type { DemoPapers } from '../demo'

export const HARBOUR_PAPERS: DemoPapers = {
  articles: [
    {
      language: 'en',
      title: 'Where the water valve is',
      text: [
        'In every home it is behind the small door beside the washing machine. Turn it to the right.',
        'The valve of your whole floor is in the corridor: the concierge has the key, day and night.',
      ],
      translation: {
        language: 'fr',
        title: 'Où se trouve la vanne d’eau',
        text: [
          'Dans chaque logement, derrière la petite porte à côté du lave-linge. Tournez vers la droite.',
          'La vanne de l’étage est dans le couloir : la conciergerie a la clé, jour et nuit.',
        ],
      },
      floor: 'Each floor, beside the lift',
      contact: 'Front desk: 555 0100',
      topic: 'Repairs',
    },
    {
      language: 'en',
      title: 'A new fob for the garage',
      text: ['Bring the old one, if you still have it. A new fob costs 25 and works at once.'],
      translation: {
        language: 'fr',
        title: 'Un nouveau badge pour le garage',
        text: ['Apportez l’ancien si vous l’avez encore. Un badge coûte 25 et marche aussitôt.'],
      },
      contact: 'Front desk: 555 0100',
      topic: 'Keys',
    },
  ],
  categories: ['Rules and forms', 'Minutes', 'Certificates'],
  folders: [
    { name: 'Living here' },
    { name: 'Board', readers: ['board'] },
    { name: 'Safety' },
    { name: 'Lift certificates', parent: 'Safety' },
  ],
  documents: [
    {
      title: 'Moving in and out',
      description: 'How to book the goods lift, and what to protect in the corridors.',
      folder: 'Living here',
      category: 'Rules and forms',
      tags: 'moving, lift, forms',
      pages: [
        'Tell the front desk at least three days before you move. The goods lift of the south tower is yours for two hours.',
        'Cover the floor of the corridor. The deposit of 150 euros is paid back once the concierge has looked at the lift.',
      ],
      published: 12,
    },
    {
      title: 'In case of fire',
      description: 'Where to go, whom to call, and what not to use.',
      folder: 'Safety',
      category: 'Rules and forms',
      tags: 'safety, fire',
      pages: [
        'Close the door behind you and take the stairs. Never use the lift.',
        'Meet at the flagpole by the water. Call 112 and say: Harbour View, which tower, which floor.',
      ],
      isMustKnow: true,
      mustConfirm: true,
      published: 5,
    },
    {
      title: 'Lift certificate, south tower',
      description: 'The yearly check of the lifts.',
      folder: 'Lift certificates',
      category: 'Certificates',
      tags: 'lift, safety',
      pages: ['Both lifts of the south tower were checked and found to be safe.'],
      validDays: 20,
      published: 40,
    },
    {
      title: 'Minutes of the board, spring',
      description: 'Budget for the roof of the north tower.',
      folder: 'Board',
      category: 'Minutes',
      tags: 'minutes, budget',
      pages: ['The board agrees to ask three roofers for an offer. The reserve is not touched.'],
      published: 60,
    },
    {
      title: 'House rules, new wording',
      description: 'For the board to look at before the meeting.',
      folder: 'Living here',
      category: 'Rules and forms',
      tags: 'rules',
      pages: ['Draft. Quiet hours begin at ten in the evening.'],
    },
  ],
}
