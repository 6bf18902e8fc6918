import type { DemoPapers } from '../demo'

export const TILLEULS_PAPERS: DemoPapers = {
  articles: [
    {
      language: 'fr',
      title: 'Où se trouve la vanne d’eau',
      text: [
        'Dans chaque logement, sous l’évier. Tournez vers la droite.',
        'La vanne de la cage d’escalier est à la cave, à gauche de la porte.',
      ],
      translation: {
        language: 'en',
        title: 'Where the water valve is',
        text: [
          'In every home, under the sink. Turn it to the right.',
          'The valve of the staircase is in the cellar, left of the door.',
        ],
      },
      floor: 'Cave, à gauche',
      contact: 'Accueil : 01 55 00 10 00',
      topic: 'pannes',
    },
    {
      language: 'fr',
      title: 'Réserver l’ascenseur pour un déménagement',
      text: ['Prévenez l’accueil trois jours avant. L’ascenseur est à vous pendant deux heures.'],
      floor: 'Bâtiment B',
    },
  ],
  categories: ['Règles et formulaires', 'Procès-verbaux'],
  folders: [
    { name: 'Vivre ici' },
    { name: 'Copropriété', readers: ['owner', 'board'] },
    { name: 'Procès-verbaux', parent: 'Copropriété' },
  ],
  documents: [
    {
      title: 'Tri des déchets',
      description: 'Ce qui va dans quel bac, et quels jours ils sont vidés.',
      folder: 'Vivre ici',
      category: 'Règles et formulaires',
      tags: 'déchets, cour',
      pages: [
        'Le bac jaune reçoit les emballages, le bac vert le verre. Le compost se trouve sous les tilleuls.',
        'Les encombrants sont enlevés le premier jeudi du mois. Prévenez l’accueil deux jours avant.',
      ],
      published: 8,
    },
    {
      title: 'Local à vélos : mode d’emploi',
      description: 'Où ranger les vélos, et comment obtenir un badge.',
      folder: 'Vivre ici',
      category: 'Règles et formulaires',
      tags: 'vélos, badge',
      pages: ['Chaque logement a deux places. Le badge se demande à l’accueil.'],
      published: 3,
    },
    {
      title: 'Assemblée générale : procès-verbal',
      description: 'Votes et budget de l’année.',
      folder: 'Procès-verbaux',
      category: 'Procès-verbaux',
      tags: 'assemblée, budget',
      pages: ['L’assemblée approuve le budget et le remplacement de la chaudière.'],
      published: 30,
    },
  ],
}
