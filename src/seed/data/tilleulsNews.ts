import type { DemoNews } from '../demo'

export const TILLEULS_NEWS: DemoNews = {
  by: 'redaction.tilleuls',
  categories: ['Travaux', 'Vie de la résidence'],
  announcements: [
    {
      language: 'fr',
      title: 'Coupure d’eau mardi matin',
      summary: 'Pas d’eau mardi de 9 heures à midi. Remplissez une carafe avant.',
      text: [
        'Le robinet principal du bâtiment est remplacé mardi entre 9 heures et midi.',
        'Il n’y aura pas d’eau pendant ce temps. Laissez ensuite couler un moment.',
      ],
      translations: [
        {
          language: 'en',
          title: 'No water on Tuesday morning',
          summary: 'No water on Tuesday from 9 to noon. Fill a jug before.',
          text: [
            'The main valve of the building is replaced on Tuesday between 9 and noon.',
            'There is no water during that time. Let it run for a moment afterwards.',
          ],
        },
      ],
      category: 'Travaux',
      urgency: 'important',
      isPinned: true,
      sent: 1,
    },
    {
      language: 'fr',
      title: 'Les tilleuls sont taillés',
      text: [
        'Les jardiniers taillent les arbres de la cour cette semaine.',
        'Merci de rentrer les vélos qui se trouvent dessous.',
      ],
      category: 'Vie de la résidence',
      sent: 6,
    },
    {
      language: 'fr',
      title: 'Peinture de la cage d’escalier A',
      text: ['Les peintres commencent au rez-de-chaussée et montent d’un étage par jour.'],
      category: 'Travaux',
      buildings: ['A'],
      sent: 3,
    },
  ],
}
