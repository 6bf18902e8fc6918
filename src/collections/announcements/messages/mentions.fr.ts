/** The words of comments that name somebody, or are changed. */
export const mentionsFr = {
  hint: 'Un @ et un nom préviennent un voisin qui lit ceci et accepte les messages.',
  mention: 'Citer {name}',
  edit: 'Modifier',
  editLabel: 'Votre commentaire modifié',
  editSubmit: 'Enregistrer le commentaire',
  edited: 'modifié',
}

export const mentionNoticeFr = { mentioned: '{name} vous a cité dans un commentaire' }

export const mentionErrorsFr = {
  'too-many-mentions': 'Un commentaire cite 10 personnes au plus. Laissez quelques noms de côté.',
}
