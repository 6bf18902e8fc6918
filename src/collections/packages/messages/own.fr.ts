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
    deskHint: 'Des débuts de mots : un nom, un logement, un numéro, qui l’a retiré.',
    deskNoneText: 'Essayez le début d’un autre mot : un nom, un logement, une partie du numéro.',
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
  notMine: {
    open: 'Ce n’est pas à moi…',
    text: 'La loge le reprend et cherche à qui il est. Il quitte la liste de tout votre foyer, et son code n’ouvre plus rien.',
    note: 'Que doit savoir la loge ?',
    noteHint: 'Par exemple le nom sur l’étiquette, ou le logement auquel vous pensez.',
    confirm: 'Il n’est pas à moi',
    done: 'La loge l’a repris, et cherche à qui il est.',
    title: 'Rendu à la loge',
    byYou: 'Vous avez indiqué le {day} qu’il n’est pas à vous.',
    byOther: '{name} a indiqué le {day} qu’il n’est pas pour votre logement.',
    since:
      'La loge cherche à qui il est. D’ici là il n’est sur la liste de personne, et le code qu’il avait n’ouvre plus rien.',
    wrong: 'Il est à vous, finalement ? Demandez-le à la loge.',
    ask: 'Demander à la loge',
    desk: 'Le logement {unit} l’a rendu, il n’est pas à eux ({name}, {day})',
    deskNote: 'Le logement {unit} l’a rendu, il n’est pas à eux ({name}, {day}) : « {note} »',
  },
  expected: {
    link: 'J’attendais un colis',
    linkText: 'Il n’est pas dans votre liste ? La loge le cherche.',
    title: 'J’attendais un colis',
    text: 'Dites ce que vous en savez. S’il est dans votre liste, vous le voyez aussitôt ; sinon la loge reçoit votre question et répond dans vos messages.',
    homeless: 'Vous n’habitez aucun logement ici, aucun colis ne peut donc arriver pour vous.',
    unit: 'Pour quel logement ?',
    carrier: 'Transporteur',
    carrierName: 'Quel transporteur ?',
    anyCarrier: 'Je ne sais pas',
    number: 'Numéro de suivi',
    numberHint:
      'Le numéro entier, tel que l’expéditeur ou le transporteur vous l’a donné. Sans lui, choisissez au moins le transporteur.',
    another: 'Demander un autre colis',
    day: 'Attendu le',
    note: 'Autre chose ?',
    submit: 'Demander à la loge',
    hereTitle: 'Il est là',
    here: 'Il vous attend à la loge.',
    overTitle: 'Il était là',
    over: 'Il est arrivé, et n’attend plus. Sa page dit ce qu’il est devenu.',
    see: 'Voir le colis',
    askedTitle: 'La loge a votre question',
    asked: 'Elle cherche votre colis, et répond dans vos messages.',
    seeQuestion: 'Voir votre question',
    subject:
      '{by, select, none {Un colis que j’attendais} other {Un colis de {by} que j’attendais}}',
    says: 'J’attendais un colis et ne le trouve pas dans ma liste.',
    saysCarrier: 'Transporteur : {carrier}',
    saysNumber: 'Numéro de suivi : {number}',
    saysDay: 'Attendu le {day, date, long}',
    card: 'Un colis attendu',
    desk: '{name} (logement {unit}) a demandé ce numéro même le {day}. Comparez le nom sur l’étiquette.',
  },
  more: {
    title: 'Autour de vos colis',
    someoneElse: 'Un lien et un code pour une personne que vous envoyez.',
    forTheDesk: 'Ce qu’elle doit savoir de tout ce qui arrive pour vous.',
  },
  bright: {
    open: 'Afficher en grand',
    close: 'Fermer',
  },
}

export const ownErrorsFr = {
  'disowned-already':
    'Une personne de votre foyer a déjà rendu ce colis à la loge. Rechargez la page.',
}
