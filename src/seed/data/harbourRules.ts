import type { DemoRules } from '../ruleBook'

export const HARBOUR_RULES: DemoRules = {
  by: 'editor.harbour',
  approvedBy: 'board.harbour',
  books: [
    {
      titles: { en: 'House rules', fr: 'Règlement de l’immeuble' },
      language: 'en',
      chapters: [
        {
          number: '1',
          titles: { en: 'Noise', fr: 'Bruit' },
          clauses: [
            {
              number: '1.1',
              versions: [
                {
                  days: -700,
                  words: {
                    en: {
                      title: 'Quiet hours',
                      text: 'Between 11 pm and 7 am no music is heard in the corridor.',
                    },
                    fr: {
                      title: 'Heures de repos',
                      text: 'Entre 23 h et 7 h, aucune musique ne s’entend dans le couloir.',
                    },
                  },
                },
                {
                  days: 21,
                  mustConfirm: true,
                  words: {
                    en: {
                      title: 'Quiet hours',
                      text: 'Between 10 pm and 7 am no music is heard in the corridor or on a balcony.',
                    },
                    fr: {
                      title: 'Heures de repos',
                      text: 'Entre 22 h et 7 h, aucune musique ne s’entend dans le couloir ni sur un balcon.',
                    },
                  },
                },
              ],
            },
            {
              number: '1.2',
              versions: [
                {
                  days: -700,
                  words: {
                    en: {
                      title: 'Works in a home',
                      text: 'Drilling is allowed from Monday to Saturday, 9 am to 6 pm.',
                    },
                    fr: {
                      title: 'Travaux chez soi',
                      text: 'On perce du lundi au samedi, de 9 h à 18 h.',
                    },
                  },
                },
              ],
            },
          ],
        },
        {
          number: '2',
          titles: { en: 'Moving and deliveries', fr: 'Déménagements et livraisons' },
          clauses: [
            {
              number: '2.1',
              versions: [
                {
                  days: -700,
                  words: {
                    en: {
                      title: 'Moving in and out',
                      text: 'Book the service lift with the concierge a week ahead.',
                    },
                  },
                },
                {
                  days: -40,
                  words: {
                    en: {
                      title: 'Moving in and out',
                      text: 'Book the service lift with the concierge three days ahead, and lay mats in the corridor.',
                    },
                  },
                },
              ],
            },
          ],
        },
      ],
    },
    {
      titles: { en: 'Pool rules', fr: 'Règlement de la piscine' },
      language: 'en',
      chapters: [
        {
          number: '1',
          titles: { en: 'Swimming', fr: 'Baignade' },
          clauses: [
            {
              number: '1',
              versions: [
                {
                  days: -400,
                  words: {
                    en: {
                      title: 'Opening hours',
                      text: 'The pool is open from 7 am to 9 pm. Children under twelve swim with an adult.',
                    },
                    fr: {
                      title: 'Horaires',
                      text: 'La piscine est ouverte de 7 h à 21 h. Les moins de douze ans nagent avec un adulte.',
                    },
                  },
                },
              ],
            },
            {
              number: '2',
              versions: [
                {
                  days: -400,
                  words: { en: { title: 'Guests', text: 'A home brings two guests at most.' } },
                },
                {
                  words: { en: { title: 'Guests', text: 'A home brings four guests at most.' } },
                },
              ],
            },
          ],
        },
      ],
    },
  ],
}
