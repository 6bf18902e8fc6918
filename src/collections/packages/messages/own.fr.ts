/** The resident's own parcels. */
export const residentFr = {
  title: 'Vos colis',
  waiting: 'En attente à la loge',
  history: 'Plus anciens',
  historyAll: 'Tous les colis plus anciens',
  empty: 'Aucun colis ne vous attend',
  emptyText: 'Dès qu’un colis arrive, il apparaît ici et vous recevez un e-mail.',
  historyEmpty: 'Rien pour l’instant',
  forName: 'Pour {name}',
  receivedAt: 'Arrivé : {when}',
  closedAt: 'Remis : {when}',
  back: 'Vos colis',
  showCode: 'Présentez ce code à la loge',
  codeAlt: 'Code QR de ce colis ; le code en lettres figure dessous',
  code: 'Code de retrait',
  allTitle: 'Tout retirer en une fois',
  allText:
    'Présentez ceci à la loge pour tout ce qui attend pour le logement {unit}, ou donnez les six chiffres. Ensuite, le code change.',
  allAlt:
    'Code pour tout ce qui attend pour le logement {unit} ; les six chiffres figurent dessous',
  collectedBy: 'Remis à {name}',
  tracking: 'Numéro de suivi',
  photo: 'Photo du colis',
  photoOf: 'Photo : {item}',
  ask: 'Poser une question sur ce colis',
  asked: 'Votre question sur ce colis',
}

/** What they do about them, beyond collecting. */
export const ownFr = {
  history: {
    title: 'Anciens colis',
    text: 'Tout ce qui a été remis, retourné ou perdu.',
    search: 'Rechercher',
    searchHint: 'Un transporteur, un numéro, un nom, la nature de l’objet.',
    found:
      '{count, plural, =0 {Rien d’ancien avec « {words} »} one {Un colis avec « {words} »} other {# colis avec « {words} »}}',
    foundMany: 'Les {count} plus récents avec « {words} »',
    none: 'Rien trouvé',
    noneText:
      'Essayez moins de lettres, ou un autre mot : un transporteur, une partie du numéro, la personne qui l’a retiré.',
    empty: 'Rien pour l’instant',
    emptyText: 'Ce qui a été remis ou retourné est conservé ici.',
    all: 'Tout afficher',
    pages: 'Pages des anciens colis',
    newest: 'Les plus récents',
    older: 'Plus anciens',
  },
}
