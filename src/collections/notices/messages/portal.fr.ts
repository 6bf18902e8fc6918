/** Les mots des pages personnelles sur les avis. */
export const portalFr = {
  bell: {
    title: 'Avis',
    count:
      '{count, plural, =0 {Vous les avez tous lus.} one {Un avis n’est pas lu.} other {# avis ne sont pas lus.}}',
    unread: 'non lu',
    read: 'Marquer comme lu',
    readOne: 'Marquer comme lu : {title}',
    readAll: 'Tout marquer comme lu',
    acknowledge: 'J’en ai pris connaissance',
    acknowledgeOne: 'J’en ai pris connaissance : {title}',
    acknowledged: 'Vous en avez pris connaissance le {at}',
    saving: 'Enregistrement…',
    repeats: '{count, plural, one {et un autre semblable} other {et # autres semblables}}',
    elsewhere:
      '{count, plural, one {Un autre avis n’est pas lu dans {community}} other {# autres avis ne sont pas lus dans {community}}}',
    empty: 'Aucun avis pour l’instant',
    emptyText: 'Dès que quelque chose vous concerne, un colis par exemple, vous le trouvez ici.',
    pages: 'Autres avis',
    older: 'Avis plus anciens',
    newest: 'Avis les plus récents',
    choose: 'Choisir ce dont vous êtes informé',
  },
  settings: {
    what: 'Ce dont vous êtes informé',
    whatText:
      'Tout se trouve de toute façon ici, sur le portail. Choisissez ce qui doit aussi vous parvenir ailleurs ; chaque changement est enregistré aussitôt.',
    caption: 'Ce dont vous êtes informé, et par quel canal',
    group: 'Sujet',
    locked: 'Arrive toujours ; ne peut pas être désactivé.',
    lockedCell: 'Toujours activé',
    choiceSaved: 'Enregistré. C’est valable dès maintenant.',
    saved: 'Enregistré. C’est valable dans toutes vos communautés.',
    noAddress: {
      email: {
        title: 'Votre adresse e-mail ne fonctionne pas',
        text: 'Un message nous est revenu. Corrigez-la, et les avis vous parviendront de nouveau.',
        link: 'Vers votre profil',
      },
      sms: {
        title: 'Il n’y a pas encore de téléphone pour les SMS',
        text: 'Indiquez un numéro de mobile dans votre profil et confirmez-le avec le code envoyé.',
        link: 'Vers votre profil',
      },
      push: {
        title: 'Aucun de vos appareils n’affiche encore les avis',
        text: 'Ouvrez cette page sur le téléphone ou l’ordinateur souhaité et autorisez-y les notifications.',
      },
      telegram: {
        title: 'Telegram n’est pas encore relié',
        text: 'Reliez votre compte à notre robot ; d’ici là, rien n’arrive par Telegram.',
      },
    },
    times: 'Quand',
    quiet: 'Heures calmes',
    quietHint:
      'Rien ne sonne entre ces heures ; les avis attendent la fin. Les urgences passent. Laissez les deux champs vides pour ne pas en avoir.',
    quietFrom: 'De',
    quietTo: 'À',
    timeZone: 'Fuseau horaire',
    timeZoneHint: 'Pour vos heures calmes et votre récapitulatif.',
    placeZone: 'Comme dans la communauté ({zone})',
    digest: 'Avis moins urgents',
    digestHint: 'Ils peuvent arriver ensemble, en un seul message.',
    asCommunity: 'Comme {community} ({rhythm})',
    digests: {
      off: 'Un par un',
      daily: 'Ensemble, une fois par jour',
      weekly: 'Ensemble, une fois par semaine',
    },
    together: 'Quand ils arrivent ensemble',
    digestHour: 'Heure',
    digestWeekday: 'Jour, si c’est une fois par semaine',
  },
}
