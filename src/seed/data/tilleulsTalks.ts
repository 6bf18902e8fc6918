import type { DemoTalks } from '../talks'

/** What people at Les Tilleuls write to each other. */
export const tilleulsTalks: DemoTalks = {
  topics: [
    {
      name: 'Travaux et pannes',
      description: 'Une fuite, une panne, une réparation',
      team: 'maintenance',
      answerHours: 24,
      hours: { opens: '08:00', closes: '17:30' },
    },
    {
      name: 'Clés et badges',
      description: 'Badges, clés, portail du garage',
      team: 'concierge',
      answerHours: 4,
    },
    {
      name: 'Charges et quittances',
      description: 'Appels de charges, quittances, échéances',
      team: 'manager',
      answerHours: 72,
    },
  ],
  open: ['juliette.moreau', 'nathalie.perrin', 'karim.zeroual'],
  talks: [
    {
      kind: 'inquiry',
      topic: 'Travaux et pannes',
      subject: 'Lampe du palier au 3e',
      unit: 'A · 31',
      team: 'maintenance',
      members: ['juliette.moreau'],
      lines: [
        {
          from: 'juliette.moreau',
          at: 50,
          text: 'Bonjour, la lampe du palier au troisième étage clignote depuis hier soir. Pouvez-vous passer la voir ?',
        },
        {
          from: 'entretien.tilleuls',
          at: 46,
          text: 'Bonjour Madame Moreau, je passe demain matin avec un tube neuf.',
          reactions: [{ by: 'juliette.moreau', emoji: '🙏' }],
        },
        { from: 'entretien.tilleuls', at: 23, text: 'C’est fait, la lampe est remplacée.' },
        {
          from: 'entretien.tilleuls',
          at: 22.9,
          line: { type: 'resolved', resolution: 'resolved' },
        },
      ],
      unreadBy: ['juliette.moreau'],
    },
    {
      kind: 'inquiry',
      topic: 'Charges et quittances',
      subject: 'Quittance de septembre',
      unit: 'A · 12',
      team: 'manager',
      members: ['karim.zeroual'],
      lines: [
        {
          from: 'karim.zeroual',
          at: 16,
          text: 'Bonjour, pourriez-vous m’envoyer la quittance de septembre ? J’en ai besoin pour un dossier.',
        },
      ],
    },
    {
      kind: 'direct',
      members: ['nathalie.perrin', 'juliette.moreau'],
      lines: [
        {
          from: 'nathalie.perrin',
          at: 9,
          text: 'Bonjour Juliette, nous partons une semaine. Pourrais-tu arroser les géraniums ?',
        },
        {
          from: 'juliette.moreau',
          at: 8,
          text: 'Avec plaisir ! Dépose la clé dans notre boîte aux lettres.',
          reactions: [{ by: 'nathalie.perrin', emoji: '❤️' }],
        },
      ],
    },
  ],
}
