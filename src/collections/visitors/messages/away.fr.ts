/** Quand un foyer est absent. */
export const awayFr = {
  link: 'Quand nous sommes absents',
  back: 'Visiteurs',
  title: 'Quand nous sommes absents',
  text: 'Indiquez les jours d’absence de votre foyer, et ce que fait l’entrée des personnes que nul n’a annoncées. Tous ceux qui habitent avec vous le voient et peuvent y mettre fin. Ni l’entrée ni la gestion ne voient les jours ; l’entrée apprend seulement, quand quelqu’un se présente, que vous n’admettez en ce moment personne sans annonce.',
  homeless: 'Vous n’habitez aucun logement ici, et ne pouvez donc pas indiquer d’absence.',
  none: 'Rien n’est indiqué',
  noneText: 'L’entrée vous interroge comme d’habitude.',
  days: '{from} – {until}',
  unit: 'Logement {unit}',
  now: 'En ce moment',
  by: 'Indiqué par {by}',
  end: 'Y mettre fin',
  endOf: '{from} – {until} :',
  form: 'Indiquer une absence',
  home: 'Logement',
  from: 'Premier jour',
  until: 'Dernier jour',
  answer: 'Personnes que nul n’a annoncées',
  answers: { refuse: 'Refuser', ask: 'Nous interroger quand même' },
  hints: {
    refuse: 'L’entrée les refuse aussitôt. Les personnes que vous invitez entrent comme toujours.',
    ask: 'Vous recevez la question comme toujours.',
  },
  submit: 'Enregistrer',
}

export const awayErrorsFr = {
  'away-already':
    'Votre foyer est déjà absent certains de ces jours. Choisissez-en d’autres, ou mettez-y d’abord fin.',
  'away-far': 'C’est dans plus d’un an. Choisissez un jour plus proche.',
  'away-order': 'Le dernier jour précède le premier. Choisissez-en un plus tard.',
  'away-past': 'Ces jours sont passés. Choisissez-en de plus tardifs.',
}
