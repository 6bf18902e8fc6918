/** Qui a consulté les visites d’une personne. */
export const looksFr = {
  link: 'Qui a consulté mes visites',
  back: 'Visiteurs',
  title: 'Qui a consulté mes visites',
  text: 'Chaque fois qu’une personne qui travaille ici recherche vos visites, c’est noté une fois par jour. Personne ne peut le modifier ni l’effacer. À l’entrée, on voit qui est attendu aujourd’hui et qui est à l’intérieur : cela n’est pas noté.',
  none: 'Aucune consultation',
  noneText: 'Personne n’a recherché vos visites.',
  somebody: 'Une personne dont le compte n’existe plus',
  who: '{name} ({roles})',
  what: {
    visits: 'La visite de {name}',
    invitations: 'L’invitation de {name}',
    visitors: '{name}, que vous connaissez',
  },
  removed: {
    visits: 'Une visite effacée depuis',
    invitations: 'Une invitation effacée depuis',
    visitors: 'Un visiteur effacé depuis',
  },
  reasons: { panel: 'dans l’administration', 'gate-search': 'par une recherche à l’entrée' },
}
