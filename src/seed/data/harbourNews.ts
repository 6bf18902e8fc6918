import type { DemoNews } from '../demo'

export const HARBOUR_NEWS: DemoNews = {
  by: 'manager.harbour',
  categories: ['Building works', 'Living here', 'Meetings'],
  announcements: [
    {
      language: 'en',
      title: 'Fire alarm test in both towers',
      summary: 'The alarm rings on Thursday between 10 and 11. You need not leave your home.',
      text: [
        'The yearly test of the fire alarm takes place on Thursday between 10:00 and 11:00.',
        'Each floor rings for about two minutes. Please keep the corridors free.',
      ],
      translations: [
        {
          language: 'fr',
          title: 'Essai de l’alarme incendie dans les deux tours',
          summary: 'L’alarme sonne jeudi entre 10 et 11 heures. Vous pouvez rester chez vous.',
          text: [
            'L’essai annuel de l’alarme incendie a lieu jeudi entre 10 h et 11 h.',
            'Chaque étage sonne environ deux minutes. Merci de laisser les couloirs libres.',
          ],
        },
      ],
      category: 'Building works',
      urgency: 'important',
      isPinned: true,
      mustConfirm: true,
      sent: 1,
    },
    {
      language: 'en',
      title: 'The south lift is serviced',
      text: [
        'On Monday the lift of the south tower stands still from 9:00 until noon.',
        'The concierge carries heavy things for you: call the front desk.',
      ],
      category: 'Building works',
      buildings: ['South'],
      correction: 'The technician comes at 10:00, an hour later.',
      sent: 4,
    },
    {
      language: 'en',
      title: 'A bench for the terrace',
      text: ['The bench that many of you asked for stands by the water since this week. Enjoy it.'],
      category: 'Living here',
      sent: 9,
    },
    {
      language: 'en',
      title: 'General meeting in spring',
      text: ['The date follows. Until then you may send us what should be on the agenda.'],
      category: 'Meetings',
    },
  ],
}
