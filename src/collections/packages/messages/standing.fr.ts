/** The words of what residents tell the desk. */
export const standingFr = {
  link: 'Pour la loge',
  title: 'Pour la loge',
  text: 'Ce que la loge doit savoir de tout ce qui arrive pour vous. Elle le lit à l’arrivée et à la remise.',
  home: 'Logement {unit}',
  homeless: 'Vous n’habitez aucun logement ici, il n’y a donc rien à dire à la loge.',
  fields: {
    text: 'Consignes',
    leaveWith: 'Peut être laissé à',
    tellAlso: 'Prévenir aussi',
    from: 'À partir du',
    until: 'Jusqu’au',
  },
  hints: {
    text: 'Par exemple : la sonnette est en panne, appelez-moi.',
    leaveWith: 'Un voisin ou un logement. La loge le lit ; rien ne se fait tout seul.',
    tellAlso: 'Ces personnes sont prévenues de ce qui arrive pour vous, comme vous.',
    from: 'Vide : dès maintenant.',
    until: 'Vide : sans fin.',
  },
  save: 'Enregistrer',
  remove: 'Supprimer…',
  removeText: 'La loge ne le verra plus.',
  removeConfirm: 'Supprimer',
  saved: 'Enregistré. La loge le voit désormais.',
  removed: 'Supprimé.',
  others: 'De votre foyer',
  awayTitle: 'Garder pendant votre absence',
  awayText: 'Dites quand vous êtes absent, et si vos colis doivent être gardés à la loge.',
  awayNone: 'Aucune absence n’est notée.',
  awaySpan: 'Du {from} au {until}',
  awayHold: 'La loge garde vos colis',
  awayAdd: 'Signaler une absence',
  desk: {
    title: 'Ce que demande ce foyer',
    says: '{name} :',
    leaveWith: 'Peut être laissé à : {who}',
    tellAlso: 'Est aussi prévenu : {names}',
    until: 'Jusqu’au {date}',
    away: 'Quelqu’un est absent jusqu’au {date}',
    everybodyAway: 'Tout le monde est absent jusqu’au {date}',
    hold: 'À garder : les colis restent à la loge.',
    failed: 'Impossible de savoir si ce foyer a des consignes.',
  },
}

export const standingErrorsFr = {
  'span-backwards': 'Le dernier jour précède le premier. Choisissez un jour plus tardif.',
  'told-not-of-household':
    'Une personne choisie n’habite plus ce logement. Rechargez la page et choisissez à nouveau.',
}
