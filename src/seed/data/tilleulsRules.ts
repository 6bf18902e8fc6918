import type { DemoRules } from '../ruleBook'

export const TILLEULS_RULES: DemoRules = {
  by: 'redaction.tilleuls',
  approvedBy: 'conseil.tilleuls',
  books: [
    {
      titles: { fr: 'Règlement intérieur', en: 'House rules' },
      language: 'fr',
      chapters: [
        {
          number: '1',
          titles: { fr: 'Vivre ensemble', en: 'Living together' },
          clauses: [
            {
              number: '1.1',
              versions: [
                {
                  days: -900,
                  words: {
                    fr: {
                      title: 'Heures de repos',
                      text: 'De 22 h à 7 h, rien ne s’entend hors de chez soi.\n\nLe dimanche, les travaux bruyants sont interdits toute la journée.',
                    },
                    en: {
                      title: 'Quiet hours',
                      text: 'From 10 pm to 7 am nothing is heard outside one’s own home.\n\nOn Sundays noisy works are forbidden all day.',
                    },
                  },
                },
                {
                  days: -60,
                  mustConfirm: true,
                  words: {
                    fr: {
                      title: 'Heures de repos',
                      text: 'De 22 h à 8 h, rien ne s’entend hors de chez soi.\n\nLe dimanche et les jours fériés, les travaux bruyants sont interdits toute la journée.',
                    },
                    en: {
                      title: 'Quiet hours',
                      text: 'From 10 pm to 8 am nothing is heard outside one’s own home.\n\nOn Sundays and public holidays noisy works are forbidden all day.',
                    },
                  },
                },
              ],
            },
            {
              number: '1.2',
              versions: [
                {
                  days: -900,
                  words: {
                    fr: {
                      title: 'Animaux',
                      text: 'Les chiens sont tenus en laisse dans les parties communes.',
                    },
                    en: {
                      title: 'Animals',
                      text: 'Dogs are on a lead in the shared areas.',
                    },
                  },
                },
              ],
            },
          ],
        },
        {
          number: '2',
          titles: { fr: 'Parties communes', en: 'Shared areas' },
          clauses: [
            {
              number: '2.1',
              versions: [
                {
                  days: -900,
                  words: {
                    fr: {
                      title: 'Local à vélos',
                      text: 'Le local à vélos reste fermé à clé. On y laisse :\n\n- des vélos en état de rouler\n- des poussettes\n- rien d’autre',
                    },
                    en: {
                      title: 'Bicycle room',
                      text: 'The bicycle room stays locked. It is for:\n\n- bicycles that can be ridden\n- prams\n- nothing else',
                    },
                  },
                },
                {
                  days: 30,
                  words: {
                    fr: {
                      title: 'Local à vélos',
                      text: 'Le local à vélos reste fermé à clé. On y laisse :\n\n- des vélos en état de rouler, marqués au nom du logement\n- des poussettes\n- des trottinettes éteintes\n- rien d’autre',
                    },
                    en: {
                      title: 'Bicycle room',
                      text: 'The bicycle room stays locked. It is for:\n\n- bicycles that can be ridden, marked with the name of the home\n- prams\n- scooters that are switched off\n- nothing else',
                    },
                  },
                },
              ],
            },
            {
              number: '2.2',
              versions: [
                {
                  days: -900,
                  words: {
                    fr: {
                      title: 'Ascenseur',
                      text: 'Pour un déménagement, l’ascenseur se réserve à l’accueil trois jours avant.',
                    },
                  },
                },
              ],
            },
          ],
        },
      ],
    },
  ],
}
